package dev.gyeolje.ops.product;

import java.util.Map;

/** The text of a product is incomplete or malformed. */
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

  /** What is wrong, by column: the last part of the key of a text. */
  Map<String, String> errors() {
    return errors;
  }
}
