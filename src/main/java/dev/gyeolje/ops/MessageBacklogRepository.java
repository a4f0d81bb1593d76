package dev.gyeolje.ops;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.persistence.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Reads unpublished messages and open dead letters, and what their processing would change. */
@ApplicationScoped
public class MessageBacklogRepository {

  private static final int LIMIT = 100;

  @PersistenceContext EntityManager em;
  @Inject Clock clock;

  /** Returns the unpublished messages, oldest first. */
  List<OutboxView> waiting() {
    var now = clock.instant();
    return Row.of(
            em.createNativeQuery(
                    "select cast(event_id as text), event_type, topic, order_named_in(data), "
                        + Row.millis("occurred_at")
                        + ", attempts, last_error, "
                        + Row.millis("next_attempt_at")
                        + " from outbox where published_at is null order by occurred_at limit ?1")
                .setParameter(1, LIMIT))
        .stream()
        .map(
            row ->
                new OutboxView(
                    row.text(0),
                    row.text(1),
                    row.text(2),
                    row.text(3),
                    Duration.between(row.moment(4).toInstant(), now),
                    row.number(5),
                    row.text(6),
                    row.moment(7)))
        .toList();
  }

  long waitingCount() {
    return count("select count(*) from outbox where published_at is null");
  }

  long openDeadLetters() {
    return count("select count(*) from dead_letters where resolved_at is null");
  }

  private long count(String sql) {
    return Row.of(em.createNativeQuery(sql)).get(0).number(0);
  }

  /** Returns the units held for the order, which processing its message removes from the stock. */
  public List<String> reservedUnits(OrderId order) {
    return Row.of(
            em.createNativeQuery(
                    "select h.quantity || ' × ' || i.name from stock_holds h join order_items i"
                        + " on i.order_id = h.order_id and i.product_id = h.product_id"
                        + " where h.order_id = ?1 and h.state = 'HELD' order by i.name")
                .setParameter(1, order.value()))
        .stream()
        .map(row -> row.text(0))
        .toList();
  }

  /** Returns the number of devices of the order's customer. */
  public long devices(OrderId order) {
    return Row.of(
            em.createNativeQuery(
                    "select count(*) from messaging_tokens t join orders o on o.uid = t.uid"
                        + " where o.id = ?1")
                .setParameter(1, order.value()))
        .get(0)
        .number(0);
  }
}
