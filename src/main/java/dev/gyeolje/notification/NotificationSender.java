package dev.gyeolje.notification;

import dev.gyeolje.platform.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Sends notifications right after the commit that stored them, and retries temporary failures for
 * 24 hours.
 */
@ApplicationScoped
public class NotificationSender implements Job {

  private static final int BATCH = 100;

  @Inject NotificationService notifications;
  @Inject PushSender sender;
  @Inject NotificationMetrics metrics;

  @Override
  public int runOnce() {
    var due = notifications.claim(BATCH);
    if (due.isEmpty()) return 0;
    var outcomes = sender.send(due);
    notifications.recordOutcome(due, outcomes);
    outcomes.values().forEach(metrics::count);
    return due.size();
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(2);
  }
}
