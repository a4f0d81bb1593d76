package dev.gyeolje.ops;

/** What an operator wants cannot be done like this; nothing has changed. */
class OpsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;

  /**
   * @param code names the text {@code ops.error.<code>}
   */
  OpsException(String code) {
    super(code);
    this.code = code;
  }

  /** Key of the text that says so. */
  String text() {
    return "ops.error." + code;
  }
}
