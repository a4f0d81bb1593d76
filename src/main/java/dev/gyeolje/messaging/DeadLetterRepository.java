package dev.gyeolje.messaging;

import dev.gyeolje.platform.persistence.AdvisoryLocks;
import dev.gyeolje.platform.persistence.AdvisoryLocks.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class DeadLetterRepository {

  @PersistenceContext EntityManager em;
  @Inject AdvisoryLocks locks;

  /**
   * Whether the message has no dead letter yet. The lock serializes concurrent deliveries, so that
   * a repeated delivery creates no second dead letter.
   */
  boolean isNew(DeadLetter deadLetter) {
    locks.lock(Kind.DEAD_LETTER, deadLetter.subscription() + " " + deadLetter.messageId());
    return em.createQuery(
            "select d from DeadLetter d where d.subscription = :subscription"
                + " and d.messageId = :message",
            DeadLetter.class)
        .setParameter("subscription", deadLetter.subscription())
        .setParameter("message", deadLetter.messageId())
        .getResultList()
        .isEmpty();
  }

  void add(DeadLetter deadLetter) {
    em.persist(deadLetter);
  }

  Optional<DeadLetter> find(UUID id) {
    return Optional.ofNullable(em.find(DeadLetter.class, id));
  }

  Optional<DeadLetter> lock(UUID id) {
    return Optional.ofNullable(em.find(DeadLetter.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  List<DeadLetter> newest(boolean resolved, @Nullable DeadLetter after, int limit) {
    var query =
        em.createNativeQuery(
            "select id from dead_letters where resolved_at is "
                + (resolved ? "not null" : "null")
                + (after == null ? "" : " and (received_at, id) < (?2, ?3)")
                + " order by received_at desc, id desc limit ?1");
    query.setParameter(1, limit);
    if (after != null) {
      query.setParameter(2, after.receivedAt().atOffset(ZoneOffset.UTC));
      query.setParameter(3, after.id());
    }
    List<?> ids = query.getResultList();
    return ids.stream().map(id -> em.find(DeadLetter.class, id)).toList();
  }

  /** Number of open dead letters. */
  long count() {
    return em.createQuery(
            "select count(d) from DeadLetter d where d.resolvedAt is null", Long.class)
        .getSingleResult();
  }
}
