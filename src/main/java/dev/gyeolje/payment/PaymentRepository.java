package dev.gyeolje.payment;

import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.metrics.Backlog;
import dev.gyeolje.platform.persistence.LockingQuery;
import dev.gyeolje.platform.persistence.SkipLocked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PaymentRepository {

  /** A join, because for two roots Hibernate reads first and locks afterwards. */
  private final LockingQuery<Object[]> lockWithOrder =
      new LockingQuery<>(
          "select o, p from Order o join Payment p on p.orderId = o.id where p.id = :id",
          Object[].class);

  @PersistenceContext EntityManager em;

  /**
   * Inserts the attempt, and reads from the database whether the provider must be queried about the
   * order first; the object is not managed.
   *
   * @return false if the key or the order already has an attempt
   */
  boolean insert(Payment payment) {
    List<?> inserted =
        em.createNativeQuery(
                "insert into payments (id, order_id, payment_key, idempotency_key, amount, status,"
                    + " attempted_at, next_check_at) select ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8"
                    + " where not exists (select 1 from payments where order_id = ?2)"
                    + " on conflict do nothing returning check_order")
            .setParameter(1, payment.id())
            .setParameter(2, payment.order().value())
            .setParameter(3, payment.key())
            .setParameter(4, payment.attempt().idempotencyKey())
            .setParameter(5, payment.attempt().amount().won())
            .setParameter(6, "CONFIRMING")
            .setParameter(7, payment.attempt().attemptedAt().atOffset(ZoneOffset.UTC))
            .setParameter(8, Objects.requireNonNull(payment.nextCheckAt()).atOffset(ZoneOffset.UTC))
            .getResultList();
    if (inserted.contains(true)) payment.checkOrderFirst();
    return !inserted.isEmpty();
  }

  Optional<Payment> find(UUID id) {
    return Optional.ofNullable(em.find(Payment.class, id));
  }

  /** An order and its payment, both locked. */
  record Locked(Order order, Payment payment) {}

  /**
   * Locks the payment and its order until the transaction ends, and reads their current state. The
   * order comes first, as everywhere: concurrent outcomes of the order wait here.
   */
  Locked lockWithOrder(UUID id) {
    var row = lockWithOrder.in(em).setParameter("id", id).getSingleResult();
    return new Locked((Order) row[0], (Payment) row[1]);
  }

  List<Payment> of(OrderId order) {
    return em.createQuery("select p from Payment p where p.orderId = :order", Payment.class)
        .setParameter("order", order.value())
        .getResultList();
  }

  Optional<Payment> findByKey(String paymentKey) {
    return em.createQuery(
            "select p from Payment p where p.paymentKey = :key or p.capturedKey = :key",
            Payment.class)
        .setParameter("key", paymentKey)
        .getResultStream()
        .findFirst();
  }

  /** Updates the time alone, so that an outcome recorded at the same moment is not overwritten. */
  boolean scheduleCheck(UUID id, Instant at) {
    return em.createNativeQuery("update payments set next_check_at = ?1 where id = ?2")
            .setParameter(1, at.atOffset(ZoneOffset.UTC))
            .setParameter(2, id)
            .executeUpdate()
        == 1;
  }

  /**
   * Takes the advisory lock of the key until the transaction ends; each new attempt takes it, too.
   */
  void lockKey(String paymentKey) {
    em.createNativeQuery("select lock_payment_key(?1) is null")
        .setParameter(1, paymentKey)
        .getSingleResult();
  }

  /** Locks attempts whose check is due, skipping those that another node has locked. */
  List<Payment> claimDue(Instant now, int limit) {
    return SkipLocked.claim(
        em,
        Payment.class,
        "select id from payments where next_check_at <= ?1 order by next_check_at limit ?2",
        now,
        limit);
  }

  /** Attempts whose outcome is unknown. */
  Backlog countUnknown() {
    return Backlog.of(
        em.createNativeQuery(
                "select count(*), cast(extract(epoch from min(attempted_at)) as bigint)"
                    + " from payments where status = 'CONFIRMING'")
            .getSingleResult());
  }

  /** Payments with a refund on its way to a bank. */
  Backlog transfers() {
    return Backlog.of(
        em.createNativeQuery(
                "select count(*),"
                    + " cast(extract(epoch from min(refund_transfer_since)) as bigint)"
                    + " from payments where refund_transfer = 'PENDING'")
            .getSingleResult());
  }
}
