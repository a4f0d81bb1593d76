package dev.gyeolje.notification;

import dev.gyeolje.platform.metrics.Counter;
import dev.gyeolje.platform.metrics.Gauge;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** Counts deliveries of mails by outcome, and mails that wait to be sent. */
@ApplicationScoped
class MailMetrics implements Measured {

  private static final Duration KEEP = Duration.ofSeconds(5);

  @Inject MailRepository mails;

  private Counter deliveries;

  @Override
  public void declare(Metrics metrics) {
    deliveries = metrics.counter("gyeolje_mails", "Attempts to send a mail, by outcome", "outcome");
    Stream.of(MailOutcome.Result.values()).forEach(result -> deliveries.expecting(label(result)));
    metrics.stored(
        "mails",
        KEEP,
        () -> Gauge.of("gyeolje_mails_pending", "Mails that wait to be sent", mails.pending()));
  }

  void count(MailOutcome outcome) {
    deliveries.add(label(outcome.result()));
  }

  private static String label(MailOutcome.Result result) {
    return result.name().toLowerCase(Locale.ROOT);
  }
}
