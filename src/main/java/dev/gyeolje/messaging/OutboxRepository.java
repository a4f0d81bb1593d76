package dev.gyeolje.messaging;

import static java.util.stream.Collectors.joining;

import dev.gyeolje.platform.metrics.Backlog;
import dev.gyeolje.platform.persistence.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class OutboxRepository {

  @PersistenceContext EntityManager em;

  void add(OutgoingMessage message) {
    em.persist(new OutboxRow(message));
  }

  /** Claims due messages until {@code until}, skipping rows that other transactions have locked. */
  List<ClaimedMessage> claim(Instant now, Instant until, int limit) {
    var claim =
        em.createNativeQuery(
                "with due as materialized (select event_id from outbox"
                    + " where published_at is null and next_attempt_at <= ?1"
                    + " order by next_attempt_at limit ?2 for update skip locked),"
                    + " claimed as (update outbox o"
                    + " set attempts = attempts + 1, next_attempt_at = ?3"
                    + " from due where o.event_id = due.event_id returning o.*)"
                    + " select cast(event_id as text), event_type, topic, data,"
                    + " cast(extract(epoch from occurred_at) * 1000000 as bigint), attempts"
                    + " from claimed order by occurred_at")
            .setParameter(1, now.atOffset(ZoneOffset.UTC))
            .setParameter(2, limit)
            .setParameter(3, until.atOffset(ZoneOffset.UTC));
    return Row.of(claim).stream().map(OutboxRepository::claimed).toList();
  }

  private static ClaimedMessage claimed(Row row) {
    return new ClaimedMessage(
        new OutgoingMessage(
            UUID.fromString(row.text(0)),
            row.text(1),
            row.text(2),
            row.text(3),
            Instant.EPOCH.plus(row.number(4), ChronoUnit.MICROS)),
        (int) row.number(5));
  }

  /** Records that the broker accepted these messages. */
  void published(Collection<UUID> events, Instant at) {
    em.createNativeQuery(
            "update outbox set published_at = ?1, last_error = null"
                + " where event_id = any (cast(?2 as uuid[]))")
        .setParameter(1, at.atOffset(ZoneOffset.UTC))
        .setParameter(2, events.stream().map(UUID::toString).collect(joining(",", "{", "}")))
        .executeUpdate();
  }

  /** Records why the broker did not accept this message, and when it is due again. */
  void failed(UUID event, String why, Instant next) {
    em.createNativeQuery(
            "update outbox set last_error = ?1, next_attempt_at = ?2 where event_id = ?3")
        .setParameter(1, why)
        .setParameter(2, next.atOffset(ZoneOffset.UTC))
        .setParameter(3, event)
        .executeUpdate();
  }

  /** Uses its own statement, so that concurrent changes by the relay are not lost. */
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

  /** The unpublished messages. */
  Backlog unpublished() {
    return Backlog.of(
        em.createNativeQuery(
                "select count(*), cast(extract(epoch from min(occurred_at)) as bigint)"
                    + " from outbox where published_at is null")
            .getSingleResult());
  }
}
