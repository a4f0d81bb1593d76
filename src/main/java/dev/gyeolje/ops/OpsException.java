package dev.gyeolje.ops;

/** An operator's command is rejected; nothing has changed. */
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

  /** Key of the error text. */
  public String text() {
    return "ops.error." + code;
  }
}
