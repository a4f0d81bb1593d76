package dev.gyeolje.messaging;

import dev.gyeolje.platform.metrics.Gauge;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Exports the numbers of unpublished messages and of open dead letters. */
@ApplicationScoped
class MessagingMetrics implements Measured {

  private static final Duration KEEP = Duration.ofSeconds(5);

  @Inject OutboxRepository outbox;
  @Inject DeadLetterRepository deadLetters;

  @Override
  public void declare(Metrics metrics) {
    metrics.stored(
        "outbox",
        KEEP,
        () ->
            Gauge.of(
                "gyeolje_outbox_messages",
                "Messages that wait to be published",
                outbox.unpublished()));
    metrics.stored(
        "dead_letters",
        KEEP,
        () ->
            List.of(
                Gauge.of(
                    "gyeolje_dead_letters",
                    "Dead letters that wait for an operator",
                    deadLetters.count())));
  }
}
