package dev.gyeolje.checkout;

import dev.gyeolje.account.Actor;
import dev.gyeolje.order.DecisionRejectedException;
import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderDecided;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.payment.PaymentService;
import dev.gyeolje.stock.StockService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Adjusts the holds of an order whose review an operator resolved, and publishes its payment if it
 * is paid.
 */
@ApplicationScoped
class DecisionObserver {

  @Inject OrderMessages messages;
  @Inject OrderService orders;
  @Inject PaymentService payments;
  @Inject StockService stock;

  void on(@Observes OrderDecided decided) {
    var order = decided.order();
    switch (order.status()) {
      case PAID, PARTIALLY_REFUNDED -> {
        keepUnits(order);
        announce(order, decided.actor());
      }
      case PENDING, CONFIRMING, WAITING_FOR_DEPOSIT -> keepUnits(order);
      case FAILED, CANCELED, EXPIRED, REFUNDED -> stock.release(order.id().value());
      case REVIEW -> {
        // a decision always leads to another status
      }
    }
  }

  private void keepUnits(Order order) {
    var id = order.id().value();
    if (stock.released(id) && !stock.reacquire(id))
      throw new DecisionRejectedException("NOT_ENOUGH");
  }

  /**
   * Publishes the payment unless the units are committed, because then it was published before. An
   * earlier payment proves nothing, since a reversed deposit holds the units again.
   */
  private void announce(Order order, Actor actor) {
    if (!stock.holds(order.id().value())) return;
    var paid =
        payments.approval(order, actor).orElseThrow(() -> new DecisionRejectedException("MONEY"));
    orders.recordPayment(order, paid.paymentKey(), paid.method(), paid.at());
    messages.paid(order, paid.paymentKey());
  }
}
