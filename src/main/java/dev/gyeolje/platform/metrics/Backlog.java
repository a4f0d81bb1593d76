package dev.gyeolje.platform.metrics;

import org.jspecify.annotations.Nullable;

/**
 * Work that waits to be done.
 *
 * @param size number of waiting items
 * @param oldest since when the oldest one has been waiting, in seconds since 1970; 0 if none waits
 */
public record Backlog(long size, long oldest) {

  /**
   * Reads a backlog.
   *
   * @param row of a query for {@code count(*)} and the oldest item's time in seconds since 1970,
   *     null if none waits
   */
  public static Backlog of(Object row) {
    var columns = (Object[]) row;
    return new Backlog(number(columns[0]), number(columns[1]));
  }

  private static long number(@Nullable Object column) {
    return column == null ? 0 : ((Number) column).longValue();
  }
}
