package dev.gyeolje.payment;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.metrics.Backlog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
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

  /** Locks refunds that are due, leaving out those that somebody else works on. */
  List<Refund> claim(Instant now, int limit) {
    List<?> ids =
        em.createNativeQuery(
                "select id from refunds where status = 'REQUESTED' and next_attempt_at <= ?1"
                    + " order by next_attempt_at limit ?2 for update skip locked")
            .setParameter(1, now.atOffset(ZoneOffset.UTC))
            .setParameter(2, limit)
            .getResultList();
    if (ids.isEmpty()) return List.of();
    return em.createQuery("select r from Refund r where r.id in :ids", Refund.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  /** Refunds without an outcome. */
  Backlog unanswered() {
    return Backlog.of(
        em.createNativeQuery(
                "select count(*), cast(extract(epoch from now() - min(requested_at)) as bigint)"
                    + " from refunds where status = 'REQUESTED'")
            .getSingleResult());
  }
}
