package dev.gyeolje.ops;

/** What an operator wants cannot be done like this; nothing has changed. */
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

  /** Key of the text that says so. */
  public String text() {
    return "ops.error." + code;
  }
}
