package dev.gyeolje.checkout;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.payment.Attempt;
import dev.gyeolje.platform.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parameters of a customer's return from Toss' payment window. They come through the customer's
 * browser and prove nothing.
 *
 * @param order as Toss echoes it
 * @param paymentKey Toss' key of the payment
 * @param amount as Toss echoes it
 */
record CallbackRequest(OrderId order, String paymentKey, Money amount) {

  private static final String AMOUNT = "[0-9]{1,12}";

  /** Parses the query parameters; empty if one is missing, repeated or malformed. */
  static Optional<CallbackRequest> parse(Map<String, List<String>> query) {
    var order = once(query, "orderId").flatMap(OrderId::parse);
    var key = once(query, "paymentKey").filter(Attempt::isPaymentKey);
    var amount = once(query, "amount").filter(text -> text.matches(AMOUNT));
    if (order.isEmpty() || key.isEmpty() || amount.isEmpty()) return Optional.empty();
    return Optional.of(
        new CallbackRequest(order.get(), key.get(), new Money(Long.parseLong(amount.get()))));
  }

  private static Optional<String> once(Map<String, List<String>> query, String name) {
    var values = query.getOrDefault(name, List.of());
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }
}
