package dev.gyeolje.payment;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.metrics.Backlog;
import dev.gyeolje.platform.persistence.AdvisoryLocks;
import dev.gyeolje.platform.persistence.AdvisoryLocks.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PaymentRepository {

  @PersistenceContext EntityManager em;
  @Inject AdvisoryLocks locks;

  void add(Payment payment) {
    em.persist(payment);
  }

  /** Writes what has changed so far, of whatever kind. */
  void flush() {
    em.flush();
  }

  Optional<Payment> find(UUID id) {
    return Optional.ofNullable(em.find(Payment.class, id));
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

  /** A statement of its own: the answer that is being written down meanwhile must not be lost. */
  boolean scheduleCheck(UUID id, Instant at) {
    return em.createNativeQuery("update payments set next_check_at = ?1 where id = ?2")
            .setParameter(1, at.atOffset(ZoneOffset.UTC))
            .setParameter(2, id)
            .executeUpdate()
        == 1;
  }

  /** Two orders that come back with one key at once must not both begin with it. */
  void lockKey(String paymentKey) {
    locks.lock(Kind.PAYMENT_KEY, paymentKey);
  }

  /** Whether this key or this order has an attempt. */
  boolean exists(String paymentKey, OrderId order) {
    return !em.createQuery(
            "select p.id from Payment p where p.paymentKey = :key or p.capturedKey = :key"
                + " or p.orderId = :order",
            UUID.class)
        .setParameter("key", paymentKey)
        .setParameter("order", order.value())
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** Locks attempts whose check is due, skipping those that another node has locked. */
  List<Payment> claimDue(Instant now, int limit) {
    List<?> ids =
        em.createNativeQuery(
                "select id from payments where next_check_at <= ?1"
                    + " order by next_check_at limit ?2 for update skip locked")
            .setParameter(1, now.atOffset(ZoneOffset.UTC))
            .setParameter(2, limit)
            .getResultList();
    if (ids.isEmpty()) return List.of();
    return em.createQuery("select p from Payment p where p.id in :ids", Payment.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  /** Attempts whose outcome is unknown. */
  Backlog countUnknown() {
    return Backlog.of(
        em.createNativeQuery(
                "select count(*), cast(extract(epoch from min(attempted_at)) as bigint)"
                    + " from payments where status = 'CONFIRMING'")
            .getSingleResult());
  }

  /** Payments of which a refund is on its way to a bank. */
  Backlog transfers() {
    return Backlog.of(
        em.createNativeQuery(
                "select count(*),"
                    + " cast(extract(epoch from min(refund_transfer_since)) as bigint)"
                    + " from payments where refund_transfer = 'PENDING'")
            .getSingleResult());
  }
}
