package dev.gyeolje.support;

/**
 * How often the tests that try by chance or by crowd repeat what they do: a quarter as often in
 * each build as with {@code -Pfull}, which runs every night.
 */
public final class Storm {

  private Storm() {}

  /** So many with {@code -Pfull}; otherwise a quarter. */
  public static int of(int full) {
    return Boolean.getBoolean("storm.full") ? full : full / 4;
  }
}
