package dev.gyeolje.support;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Waits for results of asynchronous work. */
public final class Eventually {

  /**
   * Only a missing result reaches it. One minute was too short on a machine that had a third of its
   * usual processor time.
   */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private Eventually() {}

  /**
   * Reads repeatedly and returns the first value that {@code enough} accepts.
   *
   * @param what names the expected result in the failure message
   * @throws AssertionError after three minutes
   */
  public static <T> T eventually(String what, Callable<T> read, Predicate<T> enough) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      T value = read(read);
      if (enough.test(value)) return value;
      if (System.nanoTime() > deadline)
        throw new AssertionError(what + " did not happen in time; last value: " + value);
      pause();
    }
  }

  private static <T> T read(Callable<T> read) {
    try {
      return read.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
