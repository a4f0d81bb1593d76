package dev.gyeolje.order;

/** Finds receipts of orders; {@code payment}, which this package does not know, implements it. */
public interface OrderReceipts {

  /** Finds the receipt of the payment that took the order's money, or waits for it. */
  OrderReceipt find(OrderId order, OrderStatus status);
}
