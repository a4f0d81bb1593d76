package dev.gyeolje.platform.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;

/**
 * Logs the stack trace of a failure once an hour, and otherwise a line without it. A retried
 * operation, or one that fails for a thousand rows at once, must not rotate all other lines out of
 * the log.
 */
public final class RepeatedFailures {

  private static final long TRACED_AGAIN = TimeUnit.HOURS.toNanos(1);

  /** Number of kinds of failures that are remembered; some kilobytes. */
  private static final int REMEMBERED = 100;

  private final Log log;
  private final Map<String, Long> traced =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Writes to {@code log}. */
  public RepeatedFailures(Log log) {
    this.log = log;
  }

  /**
   * Writes a line, with the stack trace if this failure was not logged with one within the hour.
   * Failures are equal if they share message, exception type and place in the code.
   *
   * @param message as in {@link Log#log}
   */
  public void log(Level level, String message, Throwable thrown, Object... parameters) {
    if (isNew(message, thrown, System.nanoTime())) log.log(level, message, thrown, parameters);
    else log.log(level, message + " (again " + thrown.getClass().getSimpleName() + ")", parameters);
  }

  /**
   * Whether this failure needs a stack trace.
   *
   * @param now in nanoseconds, of any monotonic clock
   */
  synchronized boolean isNew(String message, Throwable thrown, long now) {
    var frames = thrown.getStackTrace();
    var kind = message + thrown.getClass() + (frames.length == 0 ? "" : frames[0]);
    var last = traced.get(kind);
    if (last != null && now - last < TRACED_AGAIN) return false;
    traced.remove(kind);
    traced.put(kind, now);
    return true;
  }
}
