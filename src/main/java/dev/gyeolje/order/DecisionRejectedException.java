package dev.gyeolje.order;

/** An operator's decision cannot be carried out; nothing has changed. */
public class DecisionRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;

  /**
   * @param code stable name of the obstacle
   */
  public DecisionRejectedException(String code) {
    super(code);
    this.code = code;
  }

  /** Stable name of the obstacle. */
  public String code() {
    return code;
  }
}
