package dev.gyeolje.platform.web;

/**
 * Maximum size of a body at a path.
 *
 * @param path of the endpoint
 * @param bytes maximum
 * @param from the senders for which the limit holds
 */
public record BodyLimit(String path, int bytes, From from) {

  /** Sender of a body. */
  public enum From {
    /** A program, which may omit the length of its body. */
    PROGRAMS,
    /** The browser of a signed-in operator. */
    OPERATORS
  }

  /** Creates a limit for programs. */
  public BodyLimit(String path, int bytes) {
    this(path, bytes, From.PROGRAMS);
  }
}
