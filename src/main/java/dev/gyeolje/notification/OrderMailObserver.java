package dev.gyeolje.notification;

import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderMoved;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.order.OrderView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Mails the customer the virtual account for the deposit, and later that the order expired or was
 * canceled. Subscribers send the mails about payments and refunds.
 */
@ApplicationScoped
class OrderMailObserver {

  private static final Duration BEFORE_DUE = Duration.ofHours(24);

  @Inject MailService mails;
  @Inject MailSender sender;
  @Inject OrderService orders;
  @Inject Clock clock;

  void on(@Observes OrderMoved moved) {
    if (!sender.present()) return;
    var order = moved.order();
    if (order.status() == OrderStatus.WAITING_FOR_DEPOSIT) issued(order);
    // only customers of orders with a virtual account were mailed before
    else if (moved.from() == OrderStatus.WAITING_FOR_DEPOSIT) ended(order);
  }

  private void issued(Order order) {
    enqueue(order, MailKind.ACCOUNT);
    orders
        .view(order.id())
        .map(OrderView::account)
        .flatMap(account -> Optional.ofNullable(account.dueAt()))
        .map(dueAt -> dueAt.toInstant().minus(BEFORE_DUE))
        .filter(clock.instant()::isBefore)
        .ifPresent(
            dayBefore -> mails.enqueueFor(newEvent(), order, MailKind.DUE, won(order), dayBefore));
  }

  private void ended(Order order) {
    if (order.status() == OrderStatus.EXPIRED) enqueue(order, MailKind.EXPIRED);
    if (order.status() == OrderStatus.CANCELED) enqueue(order, MailKind.CANCELED);
  }

  private void enqueue(Order order, MailKind kind) {
    mails.enqueue(newEvent(), order, kind, won(order));
  }

  /**
   * Returns a new event id. It needs no other source, since the status change and the mail commit
   * in one transaction.
   */
  private static String newEvent() {
    return UUID.randomUUID().toString();
  }

  private static long won(Order order) {
    return order.amount().won();
  }
}
