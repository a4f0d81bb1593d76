package dev.gyeolje.ops;

/** Rejects an operator's command; nothing has changed. */
public class OpsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;

  /**
   * @param code names the text {@code ops.error.<code>}
   */
  public OpsException(String code) {
    super(code);
    this.code = code;
  }

  /** Returns the message key of the reason. */
  public String text() {
    return "ops.error." + code;
  }
}
