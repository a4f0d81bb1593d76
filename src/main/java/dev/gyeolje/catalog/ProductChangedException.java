package dev.gyeolje.catalog;

/** Another transaction has changed the product since this one read it; this one changes nothing. */
public class ProductChangedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ProductChangedException(Throwable cause) {
    super(cause);
  }
}
