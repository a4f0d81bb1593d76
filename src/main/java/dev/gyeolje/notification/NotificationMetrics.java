package dev.gyeolje.notification;

import dev.gyeolje.platform.metrics.Counter;
import dev.gyeolje.platform.metrics.Gauge;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.Stream;

/** Counts attempts to notify devices by outcome, and notifications that wait to be sent. */
@ApplicationScoped
class NotificationMetrics implements Measured {

  private static final Duration KEEP = Duration.ofSeconds(5);

  @Inject NotificationRepository notifications;

  private Counter sends;

  @Override
  public void declare(Metrics metrics) {
    sends =
        metrics.counter(
            "gyeolje_notifications", "Attempts to notify a device, by outcome", "outcome");
    Stream.of(PushOutcome.class.getPermittedSubclasses())
        .forEach(outcome -> sends.expecting(label(outcome)));
    metrics.stored(
        "notifications",
        KEEP,
        () ->
            Gauge.of(
                "gyeolje_notifications_pending",
                "Notifications that wait to be sent",
                notifications.pending()));
  }

  void count(PushOutcome outcome) {
    sends.add(label(outcome.getClass()));
  }

  private static String label(Class<?> outcome) {
    return outcome.getSimpleName().toLowerCase();
  }
}
