package dev.gyeolje.notification;

import dev.gyeolje.messaging.IncomingMessage;
import dev.gyeolje.messaging.MessageHandler;
import dev.gyeolje.messaging.UnprocessableMessageException;
import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.order.OrderStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;

/**
 * Notifies the customer that the order is paid. An order whose deposit was reversed meanwhile is
 * skipped: its next deposit has its own message.
 */
@ApplicationScoped
class OrderPaidSubscriber implements MessageHandler {

  // the order may have been refunded since then, but its payment still happened
  private static final Set<OrderStatus> NOTIFIED =
      EnumSet.of(OrderStatus.PAID, OrderStatus.PARTIALLY_REFUNDED, OrderStatus.REFUNDED);

  @Inject OrderService orders;
  @Inject OrderNotifications notifications;
  @Inject MailService mails;

  @Override
  public String subscription() {
    return "checkout-push";
  }

  @Override
  public String topic() {
    return "checkout-success";
  }

  @Override
  public void on(IncomingMessage message) {
    var order =
        OrderId.parse(message.text("orderId"))
            .flatMap(orders::find)
            .filter(Order::wasPaid)
            .orElseThrow(
                () -> new UnprocessableMessageException("there is no paid order with this id"));
    if (!NOTIFIED.contains(order.status())) return;
    notifications.enqueue(message.eventId(), order, "paid", order.amount().won());
    mails.enqueue(message.eventId(), order, MailKind.PAID, order.amount().won());
  }
}
