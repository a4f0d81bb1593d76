package dev.gyeolje.checkout;

import dev.gyeolje.account.Actor;
import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.payment.Attempt;
import dev.gyeolje.payment.PaymentOutcome;
import dev.gyeolje.payment.PaymentService;
import dev.gyeolje.stock.StockService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Closes orders that were not paid in time. */
@ApplicationScoped
@Transactional
class OrderExpiryService {

  /** Longer than a retrieve may take; also the pause before an order is checked again. */
  private static final Duration LEASE = Duration.ofSeconds(75);

  @Inject OrderService orders;
  @Inject StockService stock;
  @Inject PaymentService payments;
  @Inject OrderMessages messages;

  /** Claims overdue pending orders for this node. */
  List<OrderId> claimOverdue(int limit) {
    return orders.claimOverdue(limit, LEASE);
  }

  /**
   * Closes an order that was not paid in time, unless the provider has a payment for it: then
   * creates the attempt that the database has lost. Leaves the order unchanged while the outcome is
   * unknown, or if the customer has pressed pay again since it was claimed.
   *
   * <p>One order per transaction: products are locked in id order, and several orders in one
   * transaction would break that order.
   *
   * @return the attempt created, whose outcome {@code seen} the caller records
   */
  Optional<Attempt> expire(OrderId id, PaymentOutcome seen) {
    var order = orders.lock(id).orElseThrow();
    if (order.status() != OrderStatus.PENDING) return Optional.empty();
    if (seen.paymentKeyOfMoney().isPresent())
      return createMissing(order, seen.paymentKeyOfMoney().get());
    if (seen instanceof PaymentOutcome.Declined && orders.overdue(order)) close(order);
    return Optional.empty();
  }

  private void close(Order order) {
    orders.move(order, OrderStatus.EXPIRED, Actor.CLOCK, "");
    stock.release(order.id().value());
    messages.expired(order);
  }

  private Optional<Attempt> createMissing(Order order, String paymentKey) {
    var attempt = payments.begin(order, paymentKey);
    if (attempt.isPresent())
      orders.move(order, OrderStatus.CONFIRMING, Actor.CLOCK, "found at the provider");
    return attempt;
  }
}
