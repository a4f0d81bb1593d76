package dev.gyeolje.notification;

import dev.gyeolje.platform.jobs.Job;
import dev.gyeolje.platform.log.Log;
import dev.gyeolje.platform.log.RepeatedFailures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;

/**
 * Sends mails right after the commit that stored them, and retries temporary failures for 24 hours.
 */
@ApplicationScoped
public class MailJob implements Job {

  private static final Log LOG = Log.of(MailJob.class);
  private static final RepeatedFailures FAILURES = new RepeatedFailures(LOG);
  private static final int BATCH = 20;

  @Inject MailService mails;
  @Inject MailContentService content;
  @Inject MailSender sender;
  @Inject MailMetrics metrics;

  @Override
  public int runOnce() {
    if (!sender.present()) return 0;
    var due = mails.claim(BATCH);
    due.forEach(this::send);
    return due.size();
  }

  private void send(DueMail due) {
    Optional<Mail> mail;
    try {
      mail = content.of(due);
    } catch (RuntimeException e) {
      // this mail is retried later and does not delay the others
      FAILURES.log(Level.WARNING, "a mail about order {0} could not be written", e, due.order());
      record(due, new MailOutcome(MailOutcome.Result.RETRY_LATER, e.getClass().getSimpleName()));
      return;
    }
    if (mail.isEmpty()) mails.drop(due);
    else record(due, sender.send(mail.get()));
  }

  private void record(DueMail due, MailOutcome outcome) {
    mails.record(due, outcome);
    metrics.count(outcome);
    if (outcome.result() != MailOutcome.Result.SENT)
      LOG.log(
          Level.WARNING, "a mail about order {0} was not sent: {1}", due.order(), outcome.cause());
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(2);
  }
}
