package dev.gyeolje.platform.metrics;

import java.util.List;

/**
 * A value that can rise and fall.
 *
 * @param name of the metric, ending in its unit
 * @param help meaning of the metric in one sentence; the same for every label
 * @param label name of the label; empty for a metric without a label
 * @param labelValue value of the label
 * @param value current value
 */
public record Gauge(String name, String help, String label, String labelValue, long value) {

  /** A metric without labels. */
  public static Gauge of(String name, String help, long value) {
    return new Gauge(name, help, "", "", value);
  }

  /**
   * A backlog as two metrics: {@code <name>} and {@code <name>_oldest_timestamp_seconds}. A
   * timestamp instead of an age: the reader subtracts, and the age keeps growing if nothing updates
   * the metric any more.
   */
  public static List<Gauge> of(String name, String help, Backlog waiting) {
    return List.of(
        of(name, help, waiting.size()),
        of(
            name + "_oldest_timestamp_seconds",
            help + ": time since when the oldest waits, 0 if none waits",
            waiting.oldest()));
  }
}
