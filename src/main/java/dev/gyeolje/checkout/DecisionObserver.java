package dev.gyeolje.checkout;

import dev.gyeolje.order.DecisionRefusedException;
import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderDecided;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.payment.PaymentService;
import dev.gyeolje.stock.StockService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * A person decided about an order in review: its pieces follow, and who waits for it hears of it.
 */
@ApplicationScoped
class DecisionObserver {

  @Inject CheckoutService checkout;
  @Inject OrderService orders;
  @Inject PaymentService payments;
  @Inject StockService stock;

  void on(@Observes OrderDecided decided) {
    var order = decided.order();
    switch (order.status()) {
      case PAID, PARTIALLY_REFUNDED -> {
        keepPieces(order);
        announce(order, decided.actor());
      }
      case PENDING, CONFIRMING, WAITING_FOR_DEPOSIT -> keepPieces(order);
      case FAILED, CANCELED, EXPIRED, REFUNDED -> stock.release(order.id().value());
      case REVIEW -> {
        // a decision leads out of it
      }
    }
  }

  private void keepPieces(Order order) {
    var id = order.id().value();
    if (stock.gaveBack(id) && !stock.holdAgain(id))
      throw new DecisionRefusedException("NOT_ENOUGH");
  }

  /**
   * Unless its pieces are out, and it was told with them. That it was paid before says nothing: a
   * deposit that the bank takes back brings the pieces back.
   */
  private void announce(Order order, String actor) {
    if (!stock.holds(order.id().value())) return;
    var paid =
        payments.approval(order, actor).orElseThrow(() -> new DecisionRefusedException("MONEY"));
    orders.confirm(order, paid.paymentKey(), paid.method(), paid.at());
    checkout.announce(order, paid.paymentKey());
  }
}
