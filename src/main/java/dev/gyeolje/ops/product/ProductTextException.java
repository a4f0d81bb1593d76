package dev.gyeolje.ops.product;

import java.util.Map;

/** Rejects an incomplete or malformed text of a product. */
class ProductTextException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Map<String, String> errors;

  /**
   * @param codes name the texts {@code ops.product.error.<code>}, by column
   */
  ProductTextException(Map<String, String> codes) {
    super(codes.toString());
    this.errors = Map.copyOf(codes);
  }

  /** Returns the errors by column, each as the last part of a message key. */
  Map<String, String> errors() {
    return errors;
  }
}
