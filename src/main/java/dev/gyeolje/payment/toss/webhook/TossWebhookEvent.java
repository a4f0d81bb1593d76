package dev.gyeolje.payment.toss.webhook;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.payment.Attempt;
import dev.gyeolje.platform.json.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;

/**
 * The names in a webhook. The shop trusts no other content: it retrieves the payment at Toss.
 * Invalid names are left out.
 *
 * @param type Toss' event type; empty if the webhook has none
 * @param paymentKey empty if the webhook has none, as with deposits
 * @param order if the webhook names one
 * @param secret required in a webhook of a deposit; empty otherwise
 * @param deposit whether it is a webhook of a deposit, which is flat and has no event type
 */
record TossWebhookEvent(
    String type, String paymentKey, Optional<OrderId> order, String secret, boolean deposit) {

  private static final String TYPE = "[A-Za-z_.-]{1,60}";
  private static final String SECRET = "[!-~]{1,50}";

  /** Parses {@code body}; empty if it is not a JSON object. */
  static Optional<TossWebhookEvent> parse(String body) {
    return JsonText.object(body).map(TossWebhookEvent::of);
  }

  private static TossWebhookEvent of(JsonObject webhook) {
    var type = text(webhook, "eventType").filter(word -> word.matches(TYPE)).orElse("");
    if (webhook.get("data") instanceof JsonObject payment)
      return new TossWebhookEvent(
          type,
          text(payment, "paymentKey").filter(Attempt::isPaymentKey).orElse(""),
          text(payment, "orderId").flatMap(OrderId::parse),
          "",
          false);
    return new TossWebhookEvent(
        type.isEmpty() ? "DEPOSIT_CALLBACK" : type,
        "",
        text(webhook, "orderId").flatMap(OrderId::parse),
        text(webhook, "secret").filter(secret -> secret.matches(SECRET)).orElse(""),
        true);
  }

  private static Optional<String> text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }
}
