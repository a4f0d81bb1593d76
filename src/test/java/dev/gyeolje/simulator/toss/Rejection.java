package dev.gyeolje.simulator.toss;

/** A rejection by Toss with an error code. */
final class Rejection extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode error;

  Rejection(String code) {
    this(ErrorCode.of(code));
  }

  Rejection(String code, String message) {
    this(new ErrorCode(ErrorCode.of(code).status(), false, code, message));
  }

  private Rejection(ErrorCode error) {
    super(error.code());
    this.error = error;
  }

  ErrorCode error() {
    return error;
  }
}
