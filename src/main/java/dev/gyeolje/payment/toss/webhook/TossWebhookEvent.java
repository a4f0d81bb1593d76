package dev.gyeolje.payment.toss.webhook;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.payment.Attempt;
import dev.gyeolje.platform.json.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;

/**
 * What a webhook is about. Nothing else of it is believed: what became of the payment is retrieved
 * at Toss. A name that cannot be one of Toss' is left out.
 *
 * @param type Toss' word for what happened; empty where the webhook has none
 * @param paymentKey empty where the webhook has none, as those of deposits
 * @param order if the webhook names one
 * @param secret what a webhook of a deposit must carry; empty otherwise
 * @param deposit whether it is a webhook of a deposit, which is flat and has no event type
 */
record TossWebhookEvent(
    String type, String paymentKey, Optional<OrderId> order, String secret, boolean deposit) {

  private static final String TYPE = "[A-Za-z_.-]{1,60}";
  private static final String SECRET = "[!-~]{1,50}";

  /** The webhook that {@code body} spells, or nothing if it is no JSON object. */
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
