package dev.gyeolje.order;

/**
 * An order changed its status. Fired inside the transaction that changes it.
 *
 * @param order locked, in its new status
 * @param from the status before
 */
public record OrderMoved(Order order, OrderStatus from) {}
