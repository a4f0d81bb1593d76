package dev.gyeolje.payment.toss;

import dev.gyeolje.platform.metrics.Backlog;
import dev.gyeolje.platform.persistence.LockRepository;
import dev.gyeolje.platform.persistence.LockRepository.Kind;
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
class TossWebhookRepository {

  @PersistenceContext EntityManager em;
  @Inject LockRepository locks;

  /** The same delivery twice is one notice; the lock makes two at once into one after the other. */
  boolean isNew(TossWebhook webhook) {
    locks.lock(Kind.NOTICE, webhook.transmissionId());
    return em.createQuery("select w.id from TossWebhook w where w.transmissionId = :id", UUID.class)
        .setParameter("id", webhook.transmissionId())
        .getResultList()
        .isEmpty();
  }

  void add(TossWebhook webhook) {
    em.persist(webhook);
  }

  Optional<TossWebhook> find(UUID id) {
    return Optional.ofNullable(em.find(TossWebhook.class, id));
  }

  /** Locks notices that are due, leaving out those that somebody else works on. */
  List<TossWebhook> claim(Instant now, int limit) {
    List<?> ids =
        em.createNativeQuery(
                "select id from toss_webhooks where processed_at is null and next_attempt_at <= ?1"
                    + " order by next_attempt_at limit ?2 for update skip locked")
            .setParameter(1, now.atOffset(ZoneOffset.UTC))
            .setParameter(2, limit)
            .getResultList();
    if (ids.isEmpty()) return List.of();
    return em.createQuery("select w from TossWebhook w where w.id in :ids", TossWebhook.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  /** Leaves out those that another node is just removing. */
  int removeOld(Instant now, int limit) {
    return em.createNativeQuery(
            "delete from toss_webhooks where id in (select id from toss_webhooks"
                + " where remove_at <= ?1 order by remove_at limit ?2 for update skip locked)")
        .setParameter(1, now.atOffset(ZoneOffset.UTC))
        .setParameter(2, limit)
        .executeUpdate();
  }

  /** Notices that are not followed yet. */
  Backlog unprocessed() {
    return Backlog.of(
        em.createNativeQuery(
                "select count(*), cast(extract(epoch from now() - min(received_at)) as bigint)"
                    + " from toss_webhooks where processed_at is null")
            .getSingleResult());
  }
}
