package dev.gyeolje.platform.metrics;

import java.util.List;

/**
 * A figure that goes up and down.
 *
 * @param name of the metric, with its unit at the end
 * @param help what it says, in one sentence; the same for every label
 * @param label name of the label; empty for a metric without
 * @param labelValue its value
 * @param value what it is now
 */
public record Gauge(String name, String help, String label, String labelValue, long value) {

  /** A metric without labels. */
  public static Gauge of(String name, String help, long value) {
    return new Gauge(name, help, "", "", value);
  }

  /**
   * What waits, as two metrics: {@code <name>} and {@code <name>_oldest_timestamp_seconds}. A
   * moment and no age: whoever reads it subtracts, and it grows old where nobody writes it any
   * more.
   */
  public static List<Gauge> of(String name, String help, Backlog waiting) {
    return List.of(
        of(name, help, waiting.size()),
        of(
            name + "_oldest_timestamp_seconds",
            help + ": since when the oldest has been waiting, 0 if there is none",
            waiting.oldest()));
  }
}
