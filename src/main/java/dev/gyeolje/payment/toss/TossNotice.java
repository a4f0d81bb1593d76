package dev.gyeolje.payment.toss;

import dev.gyeolje.platform.json.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

/**
 * What a notice is about. Nothing else of it is believed: what became of the payment is asked of
 * Toss.
 *
 * @param paymentKey empty where the notice has none, as those of deposits
 * @param orderId empty where the notice has none
 * @param secret what a notice of a deposit must carry; empty otherwise
 * @param deposit whether it is a notice of a deposit, which is flat and has no event type
 */
record TossNotice(String paymentKey, String orderId, String secret, boolean deposit) {

  private static final TossNotice UNREADABLE = new TossNotice("", "", "", false);

  /** A notice about nothing if {@code body} cannot be read. */
  static TossNotice parse(String body) {
    var notice = JsonText.object(body);
    if (notice.isEmpty()) return UNREADABLE;
    if (notice.get().get("data") instanceof JsonObject payment)
      return new TossNotice(
          text(payment, "paymentKey"), text(payment, "orderId"), text(payment, "secret"), false);
    return new TossNotice("", text(notice.get(), "orderId"), text(notice.get(), "secret"), true);
  }

  private static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text ? text.getString() : "";
  }
}
