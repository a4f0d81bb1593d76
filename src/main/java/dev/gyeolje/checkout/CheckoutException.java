package dev.gyeolje.checkout;

/** Something cannot be bought as asked; nothing has changed. */
public class CheckoutException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;

  /**
   * @param code names the text {@code checkout.error.<code>}
   */
  CheckoutException(String code) {
    super(code);
    this.code = code;
  }

  /** Stable name of what is wrong. */
  public String code() {
    return code;
  }
}
