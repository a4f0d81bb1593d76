package dev.gyeolje.checkout;

import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.payment.Attempt;

/** What is to be done when a shopper comes back from the payment window. */
sealed interface BeginOutcome {

  /** The attempt is stored; ask the provider. */
  record Started(Attempt attempt) implements BeginOutcome {}

  /** The order was asked for before, or is closed; the page shows where it stands. */
  record AlreadyStarted(OrderStatus status) implements BeginOutcome {}

  /**
   * This is not how we sent the shopper away; nothing has changed and nobody is asked.
   *
   * @param code names the text {@code checkout.error.<code>}
   */
  record Rejected(String code) implements BeginOutcome {}
}
