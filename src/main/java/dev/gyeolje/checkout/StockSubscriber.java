package dev.gyeolje.checkout;

import dev.gyeolje.messaging.IncomingMessage;
import dev.gyeolje.messaging.MessageHandler;
import dev.gyeolje.messaging.UnprocessableMessageException;
import dev.gyeolje.order.OrderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Commits the units of paid orders, so that they leave the stock. */
@ApplicationScoped
class StockSubscriber implements MessageHandler {

  @Inject CheckoutService checkout;

  @Override
  public String subscription() {
    return "checkout-stock";
  }

  @Override
  public String topic() {
    return "checkout-success";
  }

  @Override
  public void on(IncomingMessage message) {
    var order =
        OrderId.parse(message.text("orderId"))
            .orElseThrow(() -> new UnprocessableMessageException("the order id is malformed"));
    if (!checkout.commitUnits(order))
      throw new UnprocessableMessageException("there is no paid order with this id");
  }
}
