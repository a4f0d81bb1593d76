package dev.gyeolje.notification;

import dev.gyeolje.messaging.IncomingMessage;
import dev.gyeolje.messaging.MessageHandler;
import dev.gyeolje.messaging.UnprocessableMessageException;
import dev.gyeolje.order.OrderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Notifies the customer that the order is paid. An order whose deposit was reversed meanwhile is
 * skipped: its next deposit has its own message.
 */
@ApplicationScoped
class OrderPaidSubscriber implements MessageHandler {

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
    var found =
        OrderId.parse(message.text("orderId"))
            .flatMap(notifications::find)
            .filter(about -> about.order().wasPaid())
            .orElseThrow(
                () -> new UnprocessableMessageException("there is no paid order with this id"));
    var order = found.order();
    if (!order.status().paid()) return;
    notifications.enqueue(message.eventId(), found, "paid", order.amount().won());
    mails.enqueue(message.eventId(), order, MailKind.PAID, order.amount().won());
  }
}
