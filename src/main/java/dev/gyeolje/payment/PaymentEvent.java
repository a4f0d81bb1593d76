package dev.gyeolje.payment;

import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.order.Order;
import dev.gyeolje.platform.money.Money;
import java.time.Instant;
import java.util.Map;

/** News of a payment, told inside the transaction that wrote it down; the order is locked. */
public sealed interface PaymentEvent {

  /** The locked order it is about. */
  Order order();

  /** Who brought the news, for the audit row. */
  String actor();

  /**
   * Captured as asked.
   *
   * @param paymentKey the provider's name of the payment
   * @param method in the provider's words, or null
   * @param at when
   */
  record Approved(Order order, String paymentKey, String method, Instant at, String actor)
      implements PaymentEvent {}

  /**
   * An attempt that we had lost was found at the provider, and is remembered. What became of it is
   * told right after this.
   */
  record Found(Order order, String actor) implements PaymentEvent {}

  /** A virtual account waits for the money. */
  record VirtualAccountIssued(Order order, String actor) implements PaymentEvent {}

  /** The bank took a deposit back; the virtual account waits again. */
  record DepositReversed(Order order, String actor) implements PaymentEvent {}

  /** The virtual account was closed before anybody transferred. */
  record VirtualAccountCanceled(Order order, String actor) implements PaymentEvent {}

  /** Nobody transferred in time. */
  record VirtualAccountExpired(Order order, String actor) implements PaymentEvent {}

  /**
   * Money was given back.
   *
   * @param amount given back just now
   * @param full whether nothing is left of the captured money
   * @param restock pieces per product that go back into the stock
   */
  record Refunded(
      Order order, Money amount, boolean full, Map<ProductId, Integer> restock, String actor)
      implements PaymentEvent {}

  /**
   * The provider refused to give money back; it is still captured.
   *
   * @param code the provider's
   */
  record RefundRejected(Order order, String code, String actor) implements PaymentEvent {}

  /**
   * Refused for good.
   *
   * @param code the provider's
   */
  record Declined(Order order, String code, String actor) implements PaymentEvent {}

  /**
   * Captured, but not what was asked.
   *
   * @param what differs, for operators
   */
  record Mismatched(Order order, String what, String actor) implements PaymentEvent {}

  /**
   * The provider tells something of captured money that cannot stay so: it cannot be, or a refund
   * has not arrived.
   *
   * @param what it is, for operators
   */
  record Contradicted(Order order, String what, String actor) implements PaymentEvent {}
}
