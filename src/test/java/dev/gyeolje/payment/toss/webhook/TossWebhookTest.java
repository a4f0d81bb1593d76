package dev.gyeolje.payment.toss.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TossWebhookTest {

  private static final Instant NOW = Instant.parse("2026-11-25T21:00:00Z");

  private final TossWebhook webhook =
      new TossWebhook("whtrans_1", "PAYMENT_STATUS_CHANGED", OrderId.random(), "", "", NOW);

  @Test
  void unprocessedWebhook_hasNoRemovalTime() {
    assertThat(webhook.removeAt()).isNull();

    webhook.retryLater("Toss gave no answer", NOW);

    assertThat(webhook.removeAt()).isNull();
  }

  @Test
  void processedWebhook_isKeptThirtyDays() {
    webhook.processed("Approved", NOW);

    assertThat(webhook.removeAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
  }

  @Test
  void unrelatedWebhook_isKeptOneDay() {
    webhook.unrelated("Toss has no money for the order", NOW);

    assertThat(webhook.removeAt()).isEqualTo(NOW.plus(Duration.ofDays(1)));
  }

  /** Toss itself repeats a webhook for almost four days. */
  @Test
  void failingWebhook_isRetriedForFourDays() {
    for (int attempt = 0; attempt < 1_000; attempt++) webhook.claimUntil(NOW, NOW);

    assertThat(webhook.retryLater("the database was away", NOW.plus(Duration.ofDays(4)))).isTrue();
    assertThat(webhook.removeAt()).isNull();

    assertThat(webhook.retryLater("and again", NOW.plus(Duration.ofDays(4)).plusSeconds(1)))
        .isFalse();
    assertThat(webhook.removeAt()).isNotNull();
  }

  @Test
  void webhookOutOfAttempts_isKeptThirtyDays() {
    for (int attempt = 0; attempt < 12; attempt++) webhook.claimUntil(NOW, NOW);

    webhook.retryWithinTheHour("the payment has no secret yet", NOW);

    assertThat(webhook.removeAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
  }
}
