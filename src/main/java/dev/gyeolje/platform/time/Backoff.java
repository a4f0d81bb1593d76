package dev.gyeolje.platform.time;

import java.time.Duration;

/**
 * Exponential back-off: each pause is twice the previous one, up to a maximum.
 *
 * @param first pause, more than zero
 * @param longest maximum pause, at least {@code first}
 */
public record Backoff(Duration first, Duration longest) {

  /** 2^20 exceeds every maximum pause here; without this limit the shift would overflow. */
  private static final int DOUBLINGS = 20;

  /**
   * Returns the pause after a number of failures.
   *
   * @param failures 1 returns the first pause; fewer count as 1
   */
  public Duration after(int failures) {
    int doublings = Math.min(Math.max(failures, 1) - 1, DOUBLINGS);
    var pause = first.multipliedBy(1L << doublings);
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
