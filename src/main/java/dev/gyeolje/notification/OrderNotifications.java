package dev.gyeolje.notification;

import dev.gyeolje.account.AccountService;
import dev.gyeolje.notification.NotificationRepository.OrderDevices;
import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.text.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Notifies the customer of an order, in the language of the account, with a link to the order. */
@ApplicationScoped
class OrderNotifications {

  @Inject AccountService accounts;
  @Inject NotificationService notifications;
  @Inject SiteSettings site;

  /** Returns an order and the devices to notify about it, without a lock. */
  Optional<OrderDevices> find(OrderId order) {
    return notifications.devicesOf(order);
  }

  /**
   * Enqueues a notification for each push target of the customer, once per event.
   *
   * @param label kind of notification; its texts are {@code notification.<label>.title} and {@code
   *     .body}, with the order's name and the amount as parameters
   * @param won amount of the event, in whole won
   */
  void enqueue(String eventId, OrderDevices about, String label, long won) {
    notifications.enqueue(eventId, about, () -> content(about.order(), label, won));
  }

  private NotificationContent content(Order order, String label, long won) {
    var language = accounts.find(order.owner()).orElseThrow().language();
    return new NotificationContent(
        order.id(),
        label,
        Messages.text(language, "notification." + label + ".title"),
        Messages.text(
            language, "notification." + label + ".body", order.name(), Messages.won(language, won)),
        site.origin() + "/orders/" + order.id());
  }
}
