package dev.gyeolje.order;

/**
 * Finds receipts of orders. Package {@code payment}, on which this package does not depend,
 * implements it.
 */
public interface OrderReceipts {

  /**
   * Finds the receipt of the payment that captured the order's amount, or whose deposit is
   * outstanding.
   */
  OrderReceipt find(OrderId order, OrderStatus status);
}
