package dev.gyeolje.notification;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import dev.gyeolje.order.Order;
import dev.gyeolje.platform.jobs.JobRunner;
import dev.gyeolje.platform.time.Backoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Stores mails to send, and their outcomes. */
@ApplicationScoped
@Transactional
class MailService {

  /** Longer than a batch can take: each mail waits at most half a minute for its server. */
  private static final Duration CLAIM = Duration.ofMinutes(15);

  /**
   * Retries end after this time: the mail is outdated by then, and the order's page shows the same.
   */
  private static final Duration KEPT_UP = Duration.ofHours(24);

  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(30), Duration.ofHours(1));

  @Inject MailRepository mails;
  @Inject MailSender sender;
  @Inject JobRunner jobs;
  @Inject Clock clock;

  /**
   * Stores a mail about an order, at most one of its kind per event. Without a mail server, stores
   * none. The mail is sent as soon as the transaction has committed.
   *
   * @param won amount of the event, in whole won
   */
  @Transactional(MANDATORY)
  void enqueue(String eventId, Order order, MailKind kind, long won) {
    if (!sender.present()) return;
    enqueueFor(eventId, order, kind, won, clock.instant());
    jobs.wakeAfterCommit(MailJob.class);
  }

  /** Stores a mail to be sent at {@code dueAt}. */
  @Transactional(MANDATORY)
  void enqueueFor(String eventId, Order order, MailKind kind, long won, Instant dueAt) {
    if (sender.present()) mails.add(eventId, order.id(), kind, won, clock.instant(), dueAt);
  }

  List<DueMail> claim(int limit) {
    var now = clock.instant();
    return mails.claim(now, now.plus(CLAIM), limit);
  }

  /** Records that a mail is not sent because its content no longer holds or no address is known. */
  void drop(DueMail mail) {
    mails.note(mail.id(), "DROPPED", "", clock.instant());
  }

  void record(DueMail mail, MailOutcome outcome) {
    var now = clock.instant();
    switch (outcome.result()) {
      case SENT -> mails.note(mail.id(), "SENT", "", now);
      case REJECTED -> mails.note(mail.id(), "FAILED", outcome.cause(), now);
      case RETRY_LATER -> {
        boolean late = now.isAfter(mail.dueAt().plus(KEPT_UP));
        mails.note(
            mail.id(),
            late ? "FAILED" : "PENDING",
            outcome.cause(),
            now.plus(BACKOFF.after(mail.attempts())));
      }
    }
  }
}
