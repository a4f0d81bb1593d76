package dev.gyeolje.payment.toss;

import dev.gyeolje.payment.PaymentOutcome;
import dev.gyeolje.platform.metrics.Counter;
import dev.gyeolje.platform.metrics.Gauge;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import dev.gyeolje.platform.metrics.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How Toss answers, and whether its webhooks come and are followed. */
@ApplicationScoped
class TossMetrics implements Measured {

  private static final Duration KEEP = Duration.ofSeconds(5);

  @Inject TossWebhookRepository webhooks;

  /** Why a webhook is not kept. */
  private static final List<String> REJECTION_REASONS =
      List.of("too_large", "unreadable", "rate_limited", "full", "unrelated", "wrong_secret");

  private Timer confirmTimer;
  private Counter rejected;

  @Override
  public void declare(Metrics metrics) {
    confirmTimer =
        metrics.timer(
            "gyeolje_confirm_seconds", "From asking Toss to confirm to its answer", "outcome");
    Stream.of(PaymentOutcome.class.getPermittedSubclasses())
        .forEach(outcome -> confirmTimer.expecting(label(outcome)));
    rejected =
        metrics.counter(
            "gyeolje_webhooks_rejected", "Webhooks that were not kept, by the reason", "reason");
    REJECTION_REASONS.forEach(rejected::expecting);
    metrics.stored("webhooks", KEEP, this::gauges);
  }

  private List<Gauge> gauges() {
    var waiting =
        Gauge.of(
            "gyeolje_webhooks_unprocessed",
            "Webhooks of Toss that are not followed yet",
            webhooks.unprocessed());
    var last =
        Gauge.of(
            "gyeolje_webhook_last_timestamp_seconds",
            "When the last webhook came that was about a payment of ours; 0 if none is kept",
            webhooks.lastReceived());
    return Stream.concat(waiting.stream(), Stream.of(last)).toList();
  }

  /**
   * @param reason one of those declared
   */
  void rejected(String reason) {
    rejected.add(reason);
  }

  /**
   * @param outcome null if there is none
   */
  void confirmAnswered(PaymentOutcome outcome, Duration time) {
    confirmTimer.took(time, outcome == null ? "unknown" : label(outcome.getClass()));
  }

  /** {@code AwaitingDeposit} becomes {@code awaiting_deposit}. */
  private static String label(Class<?> outcome) {
    return outcome.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase();
  }
}
