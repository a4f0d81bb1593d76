package dev.gyeolje.payment.toss.webhook;

import dev.gyeolje.platform.metrics.Counter;
import dev.gyeolje.platform.metrics.Gauge;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Counts rejected webhooks of Toss, and shows whether accepted ones are processed. */
@ApplicationScoped
class TossWebhookMetrics implements Measured {

  private static final Duration KEEP = Duration.ofSeconds(5);

  private static final List<String> REJECTION_REASONS =
      List.of("too_large", "unreadable", "rate_limited", "full", "unrelated", "wrong_secret");

  @Inject TossWebhookRepository webhooks;

  private Counter rejected;

  @Override
  public void declare(Metrics metrics) {
    rejected =
        metrics.counter(
            "gyeolje_webhooks_rejected", "Webhooks that were rejected, by reason", "reason");
    REJECTION_REASONS.forEach(rejected::expecting);
    metrics.stored("webhooks", KEEP, this::gauges);
  }

  private List<Gauge> gauges() {
    var waiting =
        Gauge.of(
            "gyeolje_webhooks_unprocessed",
            "Webhooks from Toss that wait to be processed",
            webhooks.unprocessed());
    var last =
        Gauge.of(
            "gyeolje_webhook_last_timestamp_seconds",
            "Time of the last webhook about a payment of this shop, 0 if there is none",
            webhooks.lastReceived());
    return Stream.concat(waiting.stream(), Stream.of(last)).toList();
  }

  /**
   * Counts a webhook that was not kept.
   *
   * @param reason one of those declared
   */
  void rejected(String reason) {
    rejected.add(reason);
  }
}
