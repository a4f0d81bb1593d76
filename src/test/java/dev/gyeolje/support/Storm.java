package dev.gyeolje.support;

/**
 * Scales the repetitions of randomised and concurrent tests: each build runs a quarter of the
 * repetitions of {@code -Pfull}, which runs every night.
 */
public final class Storm {

  private Storm() {}

  /** Returns {@code full} with {@code -Pfull}, otherwise a quarter of it. */
  public static int of(int full) {
    return of(full, full / 4);
  }

  /** Returns {@code full} with {@code -Pfull}, otherwise {@code daily}. */
  public static int of(int full, int daily) {
    return Boolean.getBoolean("storm.full") ? full : daily;
  }
}
