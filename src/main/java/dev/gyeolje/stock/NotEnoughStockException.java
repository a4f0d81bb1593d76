package dev.gyeolje.stock;

import dev.gyeolje.catalog.ProductId;

/** Fewer units are left than somebody wants. */
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
