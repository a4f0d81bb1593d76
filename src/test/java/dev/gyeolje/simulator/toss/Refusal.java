package dev.gyeolje.simulator.toss;

/** Toss says no. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode error;

  Refusal(String code) {
    this(ErrorCode.of(code));
  }

  Refusal(String code, String message) {
    this(new ErrorCode(ErrorCode.of(code).status(), false, code, message));
  }

  private Refusal(ErrorCode error) {
    super(error.code());
    this.error = error;
  }

  ErrorCode error() {
    return error;
  }
}
