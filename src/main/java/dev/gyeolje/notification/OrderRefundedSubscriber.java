package dev.gyeolje.notification;

import dev.gyeolje.messaging.IncomingMessage;
import dev.gyeolje.messaging.MessageHandler;
import dev.gyeolje.messaging.UnprocessableMessageException;
import dev.gyeolje.order.OrderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Notifies the customer of a refund. Does not notify the customer of an expired order, who left the
 * payment window or let the deadline on the order's page pass.
 */
@ApplicationScoped
class OrderRefundedSubscriber implements MessageHandler {

  @Inject OrderNotifications notifications;
  @Inject MailService mails;

  @Override
  public String subscription() {
    return "checkout-canceled-push";
  }

  @Override
  public String topic() {
    return "checkout-canceled";
  }

  @Override
  public void on(IncomingMessage message) {
    var found =
        OrderId.parse(message.text("orderId"))
            .flatMap(notifications::find)
            .orElseThrow(() -> new UnprocessableMessageException("there is no order with this id"));
    switch (message.attribute("eventType")) {
      case "OrderRefunded" -> {
        notifications.enqueue(message.eventId(), found, "refunded", amount(message));
        mails.enqueue(message.eventId(), found.order(), MailKind.REFUNDED, amount(message));
      }
      case "OrderExpired" -> {
        // for other subscribers of the topic
      }
      default -> throw new UnprocessableMessageException("the kind of event is unknown");
    }
  }

  private static long amount(IncomingMessage message) {
    long won = message.number("amount");
    if (won <= 0) throw new UnprocessableMessageException("the amount is not positive");
    return won;
  }
}
