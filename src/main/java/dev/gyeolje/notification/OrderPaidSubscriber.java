package dev.gyeolje.notification;

import dev.gyeolje.account.AccountService;
import dev.gyeolje.messaging.IncomingMessage;
import dev.gyeolje.messaging.MessageHandler;
import dev.gyeolje.messaging.UnprocessableMessageException;
import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.text.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;

/**
 * Tells the user who ordered that the order is paid. One whose deposit was taken back meanwhile is
 * passed over: its next deposit is told in a message of its own.
 */
@ApplicationScoped
class OrderPaidSubscriber implements MessageHandler {

  // It may have been refunded since; that it was paid is true all the same.
  private static final Set<OrderStatus> TOLD =
      EnumSet.of(OrderStatus.PAID, OrderStatus.PARTIALLY_REFUNDED, OrderStatus.REFUNDED);

  @Inject OrderService orders;
  @Inject AccountService accounts;
  @Inject NotificationService notifications;
  @Inject SiteSettings site;

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
    if (TOLD.contains(order.status()))
      notifications.enqueue(message.eventId(), order.owner(), content(order));
  }

  private NotificationContent content(Order order) {
    var language = accounts.find(order.owner()).orElseThrow().language();
    return new NotificationContent(
        order.id(),
        Messages.text(language, "notification.paid.title"),
        Messages.text(
            language,
            "notification.paid.body",
            order.name(),
            Messages.won(language, order.amount().won())),
        site.origin() + "/orders/" + order.id());
  }
}
