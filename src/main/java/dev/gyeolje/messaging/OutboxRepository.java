package dev.gyeolje.messaging;

import dev.gyeolje.platform.metrics.Backlog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class OutboxRepository {

  @PersistenceContext EntityManager em;

  /** Locks rows that are due, skipping those that another node has locked. */
  List<OutboxRow> claim(Instant now, int limit) {
    List<?> ids =
        em.createNativeQuery(
                "select id from outbox where published_at is null and next_attempt_at <= ?1"
                    + " order by next_attempt_at, id limit ?2 for update skip locked")
            .setParameter(1, now.atOffset(ZoneOffset.UTC))
            .setParameter(2, limit)
            .getResultList();
    return ids.isEmpty() ? List.of() : find(ids.stream().map(id -> (Long) id).toList());
  }

  /** A statement of its own: what the relay writes down meanwhile must not be lost. */
  boolean sendAt(UUID eventId, Instant at) {
    return em.createNativeQuery(
                "update outbox set next_attempt_at = ?1"
                    + " where event_id = ?2 and published_at is null")
            .setParameter(1, at.atOffset(ZoneOffset.UTC))
            .setParameter(2, eventId)
            .executeUpdate()
        == 1;
  }

  boolean publishAgain(UUID eventId, Instant at) {
    return em.createNativeQuery(
                "update outbox set published_at = null, next_attempt_at = ?1"
                    + " where event_id = ?2 and published_at is not null")
            .setParameter(1, at.atOffset(ZoneOffset.UTC))
            .setParameter(2, eventId)
            .executeUpdate()
        == 1;
  }

  List<OutboxRow> find(Collection<Long> ids) {
    return em.createQuery(
            "select r from OutboxRow r where r.id in :ids order by r.id", OutboxRow.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  /** Messages that wait. */
  Backlog unpublished() {
    return Backlog.of(
        em.createNativeQuery(
                "select count(*), cast(extract(epoch from min(occurred_at)) as bigint)"
                    + " from outbox where published_at is null")
            .getSingleResult());
  }
}
