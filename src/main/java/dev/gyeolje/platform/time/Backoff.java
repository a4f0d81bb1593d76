package dev.gyeolje.platform.time;

import java.time.Duration;

/**
 * Exponential back-off: each pause is twice the one before, up to a longest one.
 *
 * @param first pause, more than zero
 * @param longest pause, at least {@code first}
 */
public record Backoff(Duration first, Duration longest) {

  /** 2^20 is beyond every longest pause here; without it the shift would overflow. */
  private static final int DOUBLINGS = 20;

  /**
   * Gives the pause after a number of failures.
   *
   * @param failures one is the first pause; fewer count as one
   */
  public Duration after(int failures) {
    int doublings = Math.min(Math.max(failures, 1) - 1, DOUBLINGS);
    var pause = first.multipliedBy(1L << doublings);
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
