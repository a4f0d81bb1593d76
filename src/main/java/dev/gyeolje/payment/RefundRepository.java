package dev.gyeolje.payment;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.metrics.Backlog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class RefundRepository {

  @PersistenceContext EntityManager em;

  void add(Refund refund) {
    em.persist(refund);
  }

  Optional<Refund> find(UUID id) {
    return Optional.ofNullable(em.find(Refund.class, id));
  }

  List<Refund> of(OrderId order) {
    return em.createQuery(
            "select r from Refund r where r.orderId = :order order by r.requestedAt", Refund.class)
        .setParameter("order", order.value())
        .getResultList();
  }

  /**
   * Locks due refunds, skipping those that another node has locked. Returns at most one per
   * payment, and none while a lease on the payment lasts, on whatever node.
   */
  List<Refund> claim(Instant now, Instant until, int limit) {
    List<?> rows =
        em.createNativeQuery(
                "select r.id, r.payment_id from refunds r join payments p on p.id = r.payment_id"
                    + " where r.status = 'REQUESTED' and r.next_attempt_at <= ?1"
                    + " and (p.refund_claimed_until is null or p.refund_claimed_until <= ?1)"
                    + " order by r.next_attempt_at limit ?2 for update of r, p skip locked")
            .setParameter(1, now.atOffset(ZoneOffset.UTC))
            .setParameter(2, limit)
            .getResultList();
    var first = new LinkedHashMap<Object, Object>();
    rows.stream().map(Object[].class::cast).forEach(row -> first.putIfAbsent(row[1], row[0]));
    if (first.isEmpty()) return List.of();
    first.keySet().forEach(payment -> lease((UUID) payment, until));
    return em.createQuery("select r from Refund r where r.id in :ids", Refund.class)
        .setParameter("ids", List.copyOf(first.values()))
        .getResultList();
  }

  /** Sets the lease: no refund of the payment is sent before {@code until}. */
  void lease(UUID payment, Instant until) {
    em.createNativeQuery("update payments set refund_claimed_until = ?1 where id = ?2")
        .setParameter(1, until.atOffset(ZoneOffset.UTC))
        .setParameter(2, payment)
        .executeUpdate();
  }

  /**
   * Marks an open refund as withdrawn. Updates these columns alone, so that a claim at the same
   * moment is not overwritten.
   */
  void withdraw(UUID id, AccountId operator, Instant now) {
    em.createNativeQuery(
            "update refunds set withdrawn_by = ?1, next_attempt_at = ?2"
                + " where id = ?3 and status = 'REQUESTED'")
        .setParameter(1, operator.value())
        .setParameter(2, now.atOffset(ZoneOffset.UTC))
        .setParameter(3, id)
        .executeUpdate();
  }

  /** Refunds without an outcome. */
  Backlog countUnknown() {
    return Backlog.of(
        em.createNativeQuery(
                "select count(*), cast(extract(epoch from min(requested_at)) as bigint)"
                    + " from refunds where status = 'REQUESTED'")
            .getSingleResult());
  }
}
