package dev.gyeolje.payment.toss;

import dev.gyeolje.payment.PaymentOutcome;
import dev.gyeolje.platform.metrics.Gauge;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import dev.gyeolje.platform.metrics.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.Stream;

/** How Toss answers, and whether its notices are followed. */
@ApplicationScoped
class TossMetrics implements Measured {

  private static final Duration KEEP = Duration.ofSeconds(5);

  @Inject TossWebhookRepository webhooks;

  private Timer confirms;

  @Override
  public void declare(Metrics metrics) {
    confirms =
        metrics.timer(
            "gyeolje_confirm_seconds", "From asking Toss to confirm to its answer", "outcome");
    Stream.of(PaymentOutcome.class.getPermittedSubclasses())
        .forEach(outcome -> confirms.expecting(label(outcome)));
    metrics.stored(
        "webhooks",
        KEEP,
        () ->
            Gauge.of(
                "gyeolje_webhooks_unprocessed",
                "Notices of Toss that are not followed yet",
                webhooks.unprocessed()));
  }

  /**
   * @param outcome null if there is none
   */
  void confirmed(PaymentOutcome outcome, Duration time) {
    confirms.took(time, outcome == null ? "unknown" : label(outcome.getClass()));
  }

  /** {@code AwaitingDeposit} becomes {@code awaiting_deposit}. */
  private static String label(Class<?> outcome) {
    return outcome.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase();
  }
}
