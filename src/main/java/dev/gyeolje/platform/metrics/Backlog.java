package dev.gyeolje.platform.metrics;

/**
 * What waits to be done.
 *
 * @param size how many
 * @param oldestSeconds how long the oldest has been waiting; 0 if none waits
 */
public record Backlog(long size, long oldestSeconds) {

  /**
   * @param row of a query for {@code count(*)} and the oldest's age in seconds, null if none waits
   */
  public static Backlog of(Object row) {
    var columns = (Object[]) row;
    return new Backlog(number(columns[0]), number(columns[1]));
  }

  private static long number(Object column) {
    return column == null ? 0 : Math.max(0, ((Number) column).longValue());
  }
}
