package dev.gyeolje.notification;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.metrics.Backlog;
import dev.gyeolje.platform.persistence.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class MailRepository {

  @PersistenceContext EntityManager em;

  /** Adds a mail, unless one of this kind exists for the event. */
  void add(String eventId, OrderId order, MailKind kind, long won, Instant now, Instant dueAt) {
    em.createNativeQuery(
            "insert into mails (id, event_id, order_id, kind, amount, created_at, due_at, next_attempt_at)"
                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7) on conflict do nothing")
        .setParameter(1, UUID.randomUUID())
        .setParameter(2, eventId)
        .setParameter(3, order.value())
        .setParameter(4, kind.name())
        .setParameter(5, won)
        .setParameter(6, now.atOffset(ZoneOffset.UTC))
        .setParameter(7, dueAt.atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }

  /** Claims due mails until {@code until}, skipping rows that other transactions have locked. */
  List<DueMail> claim(Instant now, Instant until, int limit) {
    var claim =
        em.createNativeQuery(
                "with due as materialized (select id from mails"
                    + " where status = 'PENDING' and next_attempt_at <= ?1"
                    + " order by next_attempt_at limit ?2 for update skip locked)"
                    + " update mails m set attempts = attempts + 1, next_attempt_at = ?3"
                    + " from due where m.id = due.id"
                    + " returning cast(m.id as text), cast(m.order_id as text), m.kind, m.amount, "
                    + Row.millis("m.due_at")
                    + ", m.attempts")
            .setParameter(1, now.atOffset(ZoneOffset.UTC))
            .setParameter(2, limit)
            .setParameter(3, until.atOffset(ZoneOffset.UTC));
    return Row.of(claim).stream()
        .map(
            row ->
                new DueMail(
                    UUID.fromString(row.text(0)),
                    new OrderId(UUID.fromString(row.text(1))),
                    MailKind.valueOf(row.text(2)),
                    row.money(3),
                    row.moment(4).toInstant(),
                    (int) row.number(5)))
        .toList();
  }

  /**
   * Records the outcome of a mail.
   *
   * @param status new status
   * @param at time when it was sent, or of the next attempt
   */
  void note(UUID id, String status, String error, Instant at) {
    em.createNativeQuery(
            "update mails set status = ?2, last_error = nullif(?3, ''), next_attempt_at = ?4,"
                + " sent_at = case when ?2 = 'SENT' then cast(?4 as timestamptz) end where id = ?1")
        .setParameter(1, id)
        .setParameter(2, status)
        .setParameter(3, error)
        .setParameter(4, at.atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }

  /** Returns the backlog of due mails. */
  Backlog pending() {
    return Backlog.of(
        em.createNativeQuery(
                "select count(*), cast(extract(epoch from min(due_at)) as bigint)"
                    + " from mails where status = 'PENDING' and due_at <= now()")
            .getSingleResult());
  }
}
