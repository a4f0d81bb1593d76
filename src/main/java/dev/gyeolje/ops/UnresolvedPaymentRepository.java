package dev.gyeolje.ops;

import dev.gyeolje.invariant.Invariant;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.persistence.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;

/** Reads payments and refunds with an unknown outcome, orders in review and overdue orders. */
@ApplicationScoped
class UnresolvedPaymentRepository {

  /**
   * Maximum number of rows of a list. The page says if there are more; they appear as the oldest
   * are resolved.
   */
  private static final int LIMIT = 100;

  private static final String ATTEMPT =
      "select cast(p.id as text), cast(p.order_id as text), p.payment_key, p.amount, p.status,"
          + " p.last_result, (select e.trace_id from toss_api_calls e where e.order_id = p.order_id"
          + " and e.operation <> 'CANCEL' and e.trace_id <> '' order by e.last_called_at desc limit 1), "
          + Row.millis("p.attempted_at")
          + ", p.check_count, "
          + Row.millis("p.next_check_at")
          + ", p.captured_key, p.contradiction, p.escrow, p.partial_refunds, "
          + Row.millis("p.refundable_until")
          + ", p.refund_transfer, "
          + Row.millis("p.refund_transfer_since")
          + " from payments p ";

  @PersistenceContext EntityManager em;
  @Inject Clock clock;

  List<AttemptView> attempts(OrderId order) {
    return attempts(
        em.createNativeQuery(ATTEMPT + "where p.order_id = ?1 order by p.attempted_at")
            .setParameter(1, order.value()));
  }

  /** Returns the attempts with an unknown outcome, oldest first. */
  List<AttemptView> unknown() {
    return attempts(
        em.createNativeQuery(
                ATTEMPT + "where p.status = 'CONFIRMING' order by p.attempted_at limit ?1")
            .setParameter(1, LIMIT));
  }

  private List<AttemptView> attempts(Query query) {
    return Row.of(query).stream()
        .map(
            row ->
                new AttemptView(
                    row.text(0),
                    row.text(1),
                    row.text(2),
                    row.text(10),
                    row.money(3),
                    row.text(4),
                    row.text(5),
                    row.text(11),
                    row.text(6),
                    row.moment(7),
                    age(row.moment(7)),
                    row.number(8),
                    row.optionalMoment(9),
                    row.text(12),
                    row.text(13),
                    row.optionalMoment(14),
                    row.text(15),
                    row.optionalMoment(16)))
        .toList();
  }

  /** Returns the refunds with an unknown outcome, oldest first. */
  List<OpenRefundView> openRefunds() {
    return Row.of(
            em.createNativeQuery(
                    "select cast(order_id as text), amount, reason, last_result, message, "
                        + Row.millis("requested_at")
                        + ", attempts, "
                        + Row.millis("next_attempt_at")
                        + " from refunds where status = 'REQUESTED' order by requested_at limit ?1")
                .setParameter(1, LIMIT))
        .stream()
        .map(
            row ->
                new OpenRefundView(
                    row.text(0),
                    row.money(1),
                    row.text(2),
                    row.text(3),
                    row.text(4),
                    age(row.moment(5)),
                    row.number(6),
                    row.moment(7)))
        .toList();
  }

  /** Returns the orders in review, oldest first. */
  List<ReviewView> inReview() {
    return Row.of(
            em.createNativeQuery(
                    "select cast(o.id as text), o.name, o.amount, e.detail, "
                        + Row.millis("e.at")
                        + ", (select max(p.status) from payments p where p.order_id = o.id)"
                        + " from orders o join lateral (select * from order_events"
                        + " where order_id = o.id order by id desc limit 1) e on true"
                        + " where o.status = 'REVIEW' order by e.at limit ?1")
                .setParameter(1, LIMIT))
        .stream()
        .map(
            row ->
                new ReviewView(
                    row.text(0),
                    row.text(1),
                    row.money(2),
                    row.text(3),
                    age(row.moment(4)),
                    row.text(5)))
        .toList();
  }

  /** Returns the unpaid orders that are open an hour or more after their deadline, oldest first. */
  List<OverdueView> overdue() {
    return Row.of(
            em.createNativeQuery(
                    "select cast(o.id as text), o.name, o.amount, o.status, "
                        + Row.millis("coalesce(p.account_due_at, o.expires_at)")
                        + ", (select e.result from toss_api_calls e where e.order_id = o.id"
                        + " order by e.last_called_at desc limit 1) "
                        + Invariant.overdueOrders()
                        + " order by 5 limit ?1")
                .setParameter(1, LIMIT))
        .stream()
        .map(
            row ->
                new OverdueView(
                    row.text(0),
                    row.text(1),
                    row.money(2),
                    row.text(3),
                    age(row.moment(4)),
                    row.text(5)))
        .toList();
  }

  /**
   * Numbers of unresolved payments, refunds and orders.
   *
   * @param attempts attempts with an unknown outcome
   * @param refunds refunds with an unknown outcome
   * @param reviews orders in review
   * @param overdue unpaid orders that are open an hour or more after their deadline
   */
  record Unresolved(long attempts, long refunds, long reviews, long overdue) {

    long all() {
      return attempts + refunds + reviews + overdue;
    }
  }

  Unresolved unresolved() {
    var row =
        Row.of(
                em.createNativeQuery(
                    "select (select count(*) from payments where status = 'CONFIRMING'),"
                        + " (select count(*) from refunds where status = 'REQUESTED'),"
                        + " (select count(*) from orders where status = 'REVIEW'),"
                        + " (select count(*) "
                        + Invariant.overdueOrders()
                        + ")"))
            .get(0);
    return new Unresolved(row.number(0), row.number(1), row.number(2), row.number(3));
  }

  private Duration age(ZonedDateTime since) {
    return Duration.between(since.toInstant(), clock.instant());
  }
}
