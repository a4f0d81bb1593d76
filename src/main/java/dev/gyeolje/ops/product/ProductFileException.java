package dev.gyeolje.ops.product;

/** A file cannot be read as products. */
class ProductFileException extends Exception {
  private static final long serialVersionUID = 1;

  private final String code;
  private final String detail;

  /**
   * @param code names the text {@code ops.import.error.<code>}
   * @param detail a word for that text; may be empty
   */
  ProductFileException(String code, String detail) {
    super(code);
    this.code = code;
    this.detail = detail;
  }

  /** Key of the text that says why. */
  String text() {
    return "ops.import.error." + code;
  }

  String detail() {
    return detail;
  }
}
