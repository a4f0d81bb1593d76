package dev.gyeolje.catalog;

/** Somebody else has changed the product since it was read; nothing has changed now. */
public class ProductChangedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ProductChangedException(Throwable cause) {
    super(cause);
  }
}
