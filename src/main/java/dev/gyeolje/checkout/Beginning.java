package dev.gyeolje.checkout;

import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.payment.Attempt;

/** What is to be done when a shopper comes back from the payment window. */
sealed interface Beginning {

  /** The attempt is stored; ask the provider. */
  record Ask(Attempt attempt) implements Beginning {}

  /** The order was asked for before, or is closed; the page shows where it stands. */
  record Known(OrderStatus status) implements Beginning {}

  /**
   * This is not how we sent the shopper away; nothing has changed and nobody is asked.
   *
   * @param code names the text {@code checkout.error.<code>}
   */
  record Rejected(String code) implements Beginning {}
}
