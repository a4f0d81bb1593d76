package dev.gyeolje.stock;

import dev.gyeolje.catalog.ProductId;

/** Fewer units of a product are available than were requested. */
public class NotEnoughStockException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int available;

  NotEnoughStockException(ProductId product, int available) {
    super("only " + available + " left of product " + product);
    this.available = available;
  }

  /** Units that can still be bought; never negative. */
  public int available() {
    return available;
  }
}
