package dev.gyeolje.order;

import java.util.EnumSet;
import java.util.Set;

/**
 * The states of an order and the legal moves between them. The entity, the database trigger and the
 * diagram in the documents follow this table.
 */
public enum OrderStatus {
  /** Created; units are held; the customer is in the payment window. */
  PENDING,
  /** The confirm call was sent or is about to be; the outcome is unknown. */
  CONFIRMING,
  /** A virtual account was issued; the deposit is outstanding. */
  WAITING_FOR_DEPOSIT,
  /** Captured; amount and order id match. */
  PAID,
  /** Part of the amount was refunded. */
  PARTIALLY_REFUNDED,
  /** Toss declined the payment for good; the hold is released. */
  FAILED,
  /** Canceled before money moved; the hold is released. */
  CANCELED,
  /** Not paid in time; the hold is released. */
  EXPIRED,
  /** The whole amount was refunded. */
  REFUNDED,
  /** Toss and the shop disagree in a way that no rule covers; an operator decides. */
  REVIEW;

  /**
   * The states that this one leads to without an operator. An operator can move {@link #REVIEW} to
   * any state.
   */
  public Set<OrderStatus> next() {
    return switch (this) {
      case PENDING -> EnumSet.of(CONFIRMING, CANCELED, EXPIRED);
      case CONFIRMING -> EnumSet.of(PAID, WAITING_FOR_DEPOSIT, FAILED, REVIEW);
      case WAITING_FOR_DEPOSIT -> EnumSet.of(PAID, EXPIRED, CANCELED, REVIEW);
      case PAID -> EnumSet.of(PARTIALLY_REFUNDED, REFUNDED, WAITING_FOR_DEPOSIT, REVIEW);
      case PARTIALLY_REFUNDED -> EnumSet.of(PARTIALLY_REFUNDED, REFUNDED, REVIEW);
      case REVIEW -> EnumSet.complementOf(EnumSet.of(REVIEW));
      // a late payment buys the goods if they are still available
      case FAILED, CANCELED, EXPIRED -> EnumSet.of(PAID, REVIEW);
      // the provider's report of a refund can contradict it
      case REFUNDED -> EnumSet.of(REVIEW);
    };
  }

  /** Whether an order may go from this state to {@code to}. */
  public boolean leadsTo(OrderStatus to) {
    return next().contains(to);
  }

  /**
   * Whether the order was paid and its payment was not reversed, even if it was refunded since
   * then.
   */
  public boolean paid() {
    return this == PAID || this == PARTIALLY_REFUNDED || this == REFUNDED;
  }

  /** Whether it ended unpaid; only a late payment changes it. */
  public boolean closedUnpaid() {
    return this == FAILED || this == CANCELED || this == EXPIRED;
  }
}
