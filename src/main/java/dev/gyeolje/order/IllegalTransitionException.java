package dev.gyeolje.order;

/** {@link OrderStatus} does not allow the transition. */
public class IllegalTransitionException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  IllegalTransitionException(OrderId order, OrderStatus from, OrderStatus to) {
    super("order " + order + " cannot go from " + from + " to " + to);
  }
}
