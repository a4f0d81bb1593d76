package dev.gyeolje.local;

/**
 * Something on this machine stands in the way. The message is a sentence for the user who tried.
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
