package dev.gyeolje.local;

/**
 * Reports that the local shop cannot start on this machine. The message is one sentence for the
 * developer.
 */
public final class CannotStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotStartException(String sentence) {
    super(sentence);
  }

  CannotStartException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
