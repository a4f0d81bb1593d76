package dev.gyeolje.checkout;

import dev.gyeolje.account.Actor;
import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.payment.PaymentEvent;
import dev.gyeolje.payment.PaymentEvent.Approved;
import dev.gyeolje.payment.PaymentEvent.Contradicted;
import dev.gyeolje.payment.PaymentEvent.Declined;
import dev.gyeolje.payment.PaymentEvent.DepositReversed;
import dev.gyeolje.payment.PaymentEvent.Found;
import dev.gyeolje.payment.PaymentEvent.Mismatched;
import dev.gyeolje.payment.PaymentEvent.RefundRejected;
import dev.gyeolje.payment.PaymentEvent.Refunded;
import dev.gyeolje.payment.PaymentEvent.VirtualAccountCanceled;
import dev.gyeolje.payment.PaymentEvent.VirtualAccountExpired;
import dev.gyeolje.payment.PaymentEvent.VirtualAccountIssued;
import dev.gyeolje.payment.RefundCommand;
import dev.gyeolje.payment.RefundException;
import dev.gyeolje.payment.RefundService;
import dev.gyeolje.stock.StockService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;

/**
 * Updates the order and its units when its payment changes. Runs in the transaction that recorded
 * the change, with the order locked. All consequences of a payment event are here.
 */
@ApplicationScoped
class PaymentObserver implements PaymentEvent.Visitor {

  @Inject OrderService orders;
  @Inject StockService stock;
  @Inject RefundService refunds;
  @Inject OrderMessages messages;

  void on(@Observes PaymentEvent event) {
    event.accept(this);
  }

  /** Marks the order as paid; refunds a late payment whose units are sold. */
  @Override
  public void approved(Approved event) {
    var order = event.order();
    if (order.status().closedUnpaid() && !stock.reacquire(order.id().value())) refundLate(event);
    else {
      orders.pay(order, event.paymentKey(), event.method(), event.at(), event.actor());
      messages.paid(order, event.paymentKey());
    }
  }

  /**
   * Requests the refund of a late payment, or a review if the refund is not possible, for example
   * without a known account.
   */
  private void refundLate(Approved late) {
    try {
      refunds.request(
          late.order(),
          new RefundCommand(
              UUID.randomUUID(),
              late.order().amount(),
              "paid after the order was closed",
              Actor.LATE_PAYMENT,
              refunds.accountOf(late.order().id()),
              Map.of()));
    } catch (RefundException notPossible) {
      review(late.order(), late.actor(), "late, " + notPossible.code());
    }
  }

  /**
   * Requests a review if the refund of a late payment was rejected, because a closed order must not
   * keep money.
   */
  @Override
  public void refundRejected(RefundRejected event) {
    if (event.order().status().closedUnpaid())
      review(event.order(), event.actor(), "late, refund rejected: " + event.code());
  }

  /** Moves the order and restocks the units chosen with the refund. */
  @Override
  public void refunded(Refunded event) {
    var order = event.order();
    if (!order.status().closedUnpaid()) {
      orders.move(
          order,
          event.full() ? OrderStatus.REFUNDED : OrderStatus.PARTIALLY_REFUNDED,
          event.actor(),
          event.amount().won() + " KRW");
      // still held if the message about the payment has not been processed yet
      stock.commit(order.id().value());
      stock.restock(order.id().value(), event.restock());
    }
    messages.refunded(order, event.amount());
  }

  /**
   * Moves a pending order to CONFIRMING; a closed order is unchanged until the outcome, which
   * follows.
   */
  @Override
  public void found(Found event) {
    if (event.order().status() == OrderStatus.PENDING)
      orders.move(event.order(), OrderStatus.CONFIRMING, event.actor(), "found at the provider");
  }

  @Override
  public void virtualAccountIssued(VirtualAccountIssued event) {
    orders.move(event.order(), OrderStatus.WAITING_FOR_DEPOSIT, event.actor(), "");
  }

  /**
   * Waits for a deposit and holds the units again, or requests a review if the order was refunded
   * or closed before.
   */
  @Override
  public void depositReversed(DepositReversed event) {
    var order = event.order();
    if (order.status().leadsTo(OrderStatus.WAITING_FOR_DEPOSIT)) {
      orders.move(order, OrderStatus.WAITING_FOR_DEPOSIT, event.actor(), "reversed");
      stock.revertCommit(order.id().value());
    } else review(order, event.actor(), "reversed");
  }

  @Override
  public void virtualAccountCanceled(VirtualAccountCanceled event) {
    orders.move(event.order(), OrderStatus.CANCELED, event.actor(), "");
    stock.release(event.order().id().value());
  }

  @Override
  public void virtualAccountExpired(VirtualAccountExpired event) {
    orders.move(event.order(), OrderStatus.EXPIRED, event.actor(), "no deposit in time");
    stock.release(event.order().id().value());
    messages.expired(event.order());
  }

  @Override
  public void declined(Declined event) {
    orders.fail(event.order(), event.code(), event.actor());
    stock.release(event.order().id().value());
  }

  /** Requests a review; the units stay held. */
  @Override
  public void mismatched(Mismatched event) {
    review(event.order(), event.actor(), event.what());
  }

  /** Requests a review, unless the order is under review already. */
  @Override
  public void contradicted(Contradicted event) {
    if (event.order().status().leadsTo(OrderStatus.REVIEW))
      review(event.order(), event.actor(), event.what());
  }

  private void review(Order order, Actor actor, String detail) {
    orders.move(order, OrderStatus.REVIEW, actor, detail);
  }
}
