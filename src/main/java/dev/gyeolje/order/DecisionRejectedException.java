package dev.gyeolje.order;

/** What a person decided cannot be followed; nothing has changed. */
public class DecisionRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;

  /**
   * @param code stable name of what is in the way
   */
  public DecisionRejectedException(String code) {
    super(code);
    this.code = code;
  }

  /** Stable name of what is in the way. */
  public String code() {
    return code;
  }
}
