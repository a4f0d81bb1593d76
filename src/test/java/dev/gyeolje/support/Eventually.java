package dev.gyeolje.support;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Waits for what happens by itself. */
public final class Eventually {

  /** Far beyond what anything takes on a busy machine; reached only by what never happens. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Eventually() {}

  /**
   * The first value that {@code enough} accepts, read again and again.
   *
   * @param what for the message when it never comes
   * @throws AssertionError after a minute
   */
  public static <T> T eventually(String what, Callable<T> read, Predicate<T> enough) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      T value = read(read);
      if (enough.test(value)) return value;
      if (System.nanoTime() > deadline)
        throw new AssertionError(what + " did not come; last seen: " + value);
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
