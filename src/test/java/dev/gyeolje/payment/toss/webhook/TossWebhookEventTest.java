package dev.gyeolje.payment.toss.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.order.OrderId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TossWebhookEventTest {

  private static final String ORDER = "2e6b1f0e-0000-4000-8000-000000000000";

  @Test
  void statusChange_containsKeyAndOrder() {
    var event =
        parsed(
            """
            {"eventType": "PAYMENT_STATUS_CHANGED", "createdAt": "2026-11-23T10:00:00.000000",
             "data": {"paymentKey": "tgen_1", "orderId": "%s", "status": "DONE", "new": {}}}\
            """
                .formatted(ORDER));

    assertThat(event)
        .isEqualTo(
            new TossWebhookEvent(
                "PAYMENT_STATUS_CHANGED", "tgen_1", OrderId.parse(ORDER), "", false));
  }

  @Test
  void depositCallback_isFlatAndContainsSecret() {
    var event =
        parsed(
            """
            {"createdAt": "2026-11-23T10:00:00.00000", "secret": "ps_1", "status": "DONE",
             "transactionKey": "t", "orderId": "%s"}\
            """
                .formatted(ORDER));

    assertThat(event)
        .isEqualTo(
            new TossWebhookEvent("DEPOSIT_CALLBACK", "", OrderId.parse(ORDER), "ps_1", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "\"text\"", "<html>", "{\"data\": \"x\""})
  void otherBodies_areNotParsed(String body) {
    assertThat(TossWebhookEvent.parse(body)).isEmpty();
  }

  /** PostgreSQL cannot store some of these values, and none can name a payment of the shop. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "null",
        "{}",
        "\"\"",
        "\"\\u0000\"",
        "\"tgen_\\u0000\"",
        "\"tgen 1\"",
        "\"\\ud800\"",
        "\"가상계좌\"",
        "\"tgen_1\\n\"",
        "\"01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789x\""
      })
  void invalidName_isOmitted(String name) {
    assertThat(
            parsed(
                "{\"eventType\": %1$s, \"data\": {\"paymentKey\": %1$s, \"orderId\": %1$s}}"
                    .formatted(name)))
        .isEqualTo(new TossWebhookEvent("", "", Optional.empty(), "", false));
    assertThat(parsed("{\"orderId\": %1$s, \"secret\": %1$s}".formatted(name)).secret())
        .doesNotContainPattern("[^!-~]")
        .hasSizeLessThanOrEqualTo(50);
  }

  private static TossWebhookEvent parsed(String body) {
    return TossWebhookEvent.parse(body).orElseThrow();
  }
}
