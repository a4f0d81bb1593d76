package dev.gyeolje.order;

import java.util.EnumSet;
import java.util.Set;

/**
 * The states of an order and the moves between them: the one table that the entity, the database's
 * trigger and the diagram in the documents all repeat.
 */
public enum OrderStatus {
  /** Created, stock held, customer in the payment window. */
  PENDING,
  /** We asked Toss, or are about to, and do not know. */
  CONFIRMING,
  /** A virtual account was issued; the money is not there. */
  WAITING_FOR_DEPOSIT,
  /** Captured; amount and order id are as stored. */
  PAID,
  /** Part of the money was refunded. */
  PARTIALLY_REFUNDED,
  /** Toss rejected for good; the hold is released. */
  FAILED,
  /** Canceled before money moved; the hold is released. */
  CANCELED,
  /** Never paid in time; the hold is released. */
  EXPIRED,
  /** All of the money was refunded. */
  REFUNDED,
  /** Toss and we disagree in a way no rule covers; an operator decides. */
  REVIEW;

  /** The states this one leads to without a person. {@link #REVIEW} leads anywhere, by a person. */
  public Set<OrderStatus> next() {
    return switch (this) {
      case PENDING -> EnumSet.of(CONFIRMING, CANCELED, EXPIRED);
      case CONFIRMING -> EnumSet.of(PAID, WAITING_FOR_DEPOSIT, FAILED, REVIEW);
      case WAITING_FOR_DEPOSIT -> EnumSet.of(PAID, EXPIRED, CANCELED, REVIEW);
      case PAID -> EnumSet.of(PARTIALLY_REFUNDED, REFUNDED, WAITING_FOR_DEPOSIT, REVIEW);
      case PARTIALLY_REFUNDED -> EnumSet.of(PARTIALLY_REFUNDED, REFUNDED, REVIEW);
      case REVIEW -> EnumSet.complementOf(EnumSet.of(REVIEW));
      // money that comes late buys the goods if they are still there
      case FAILED, CANCELED, EXPIRED -> EnumSet.of(PAID, REVIEW);
      // what the provider tells of a refund can contradict it
      case REFUNDED -> EnumSet.of(REVIEW);
    };
  }

  /** Whether an order may go from this state to {@code to}. */
  public boolean leadsTo(OrderStatus to) {
    return next().contains(to);
  }

  /** Ended without the money; only money that comes late changes it. */
  public boolean closedUnpaid() {
    return this == FAILED || this == CANCELED || this == EXPIRED;
  }
}
