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
 * Stores mails about an outstanding deposit and about an order that ended without it. Subscribers
 * store mails about payments and refunds.
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
    // the customer of an order without a virtual account got no mail before
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

  /** Uses the move as the event, so that the move and the mail are committed together. */
  private static String newEvent() {
    return UUID.randomUUID().toString();
  }

  private static long won(Order order) {
    return order.amount().won();
  }
}
