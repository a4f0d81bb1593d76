package dev.gyeolje.platform.web;

/**
 * How large a body at an address may be.
 *
 * @param path of the endpoint
 * @param bytes at most
 * @param from who may send so much
 */
public record BodyLimit(String path, int bytes, From from) {

  /** Who sends a body. */
  public enum From {
    /** A program, which need not announce how long its body is. */
    PROGRAMS,
    /** The browser of an operator who is signed in. */
    OPERATORS
  }

  /** A limit for programs. */
  public BodyLimit(String path, int bytes) {
    this(path, bytes, From.PROGRAMS);
  }
}
