package dev.gyeolje.payment;

/** A refund cannot be requested like this; nothing has changed. */
public class RefundException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;

  /**
   * @param code last part of the key of the text {@code ops.refund.error.<code>}
   */
  public RefundException(String code) {
    super(code);
    this.code = code;
  }

  /** Stable code of the error. */
  public String code() {
    return code;
  }
}
