package dev.gyeolje.checkout;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import dev.gyeolje.messaging.Outbox;
import dev.gyeolje.order.Order;
import dev.gyeolje.platform.json.JsonText;
import dev.gyeolje.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.transaction.Transactional;

/** Publishes the events of a locked order through the outbox of the same transaction. */
@ApplicationScoped
@Transactional(MANDATORY)
class OrderMessages {

  @Inject Outbox outbox;

  /**
   * Publishes that the order is paid, so that its units leave the stock and the customer is
   * notified.
   */
  void paid(Order order, String paymentKey) {
    outbox.add(
        "checkout-success",
        "OrderPaid",
        about(order)
            .add("paymentType", "NORMAL")
            .add("paymentKey", paymentKey)
            .add("amount", order.amount().won())
            .build());
  }

  /** Publishes that {@code amount} of the order was refunded. */
  void refunded(Order order, Money amount) {
    outbox.add(
        "checkout-canceled", "OrderRefunded", about(order).add("amount", amount.won()).build());
  }

  /** Publishes that the order was closed because it was not paid in time. */
  void expired(Order order) {
    outbox.add("checkout-canceled", "OrderExpired", about(order).build());
  }

  private static JsonObjectBuilder about(Order order) {
    return JsonText.newObject().add("orderId", order.id().toString());
  }
}
