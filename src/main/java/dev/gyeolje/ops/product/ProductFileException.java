package dev.gyeolje.ops.product;

/** Rejects a file that cannot be read as products. */
class ProductFileException extends Exception {
  private static final long serialVersionUID = 1;

  private final String code;
  private final String detail;

  /**
   * @param code names the text {@code ops.import.error.<code>}
   * @param detail parameter of that text; may be empty
   */
  ProductFileException(String code, String detail) {
    super(code);
    this.code = code;
    this.detail = detail;
  }

  /** Returns the message key of the reason. */
  String text() {
    return "ops.import.error." + code;
  }

  String detail() {
    return detail;
  }
}
