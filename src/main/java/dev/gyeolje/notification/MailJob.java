package dev.gyeolje.notification;

import dev.gyeolje.platform.jobs.Job;
import dev.gyeolje.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;

/** Sends mails: right after the commit that stored them, and again until it worked. */
@ApplicationScoped
public class MailJob implements Job {

  private static final Log LOG = Log.of(MailJob.class);
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
    var mail = content.of(due);
    if (mail.isEmpty()) mails.drop(due);
    else {
      var outcome = sender.send(mail.get());
      mails.record(due, outcome);
      if (outcome.result() != MailOutcome.Result.SENT)
        LOG.log(
            Level.WARNING,
            "a mail about order {0} was not sent: {1}",
            due.order(),
            outcome.cause());
      metrics.count(outcome);
    }
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(2);
  }
}
