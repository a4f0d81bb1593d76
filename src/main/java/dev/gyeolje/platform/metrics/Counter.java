package dev.gyeolje.platform.metrics;

/** Counts events since this node started. */
public final class Counter {

  private final io.prometheus.metrics.core.metrics.Counter counter;

  Counter(io.prometheus.metrics.core.metrics.Counter counter) {
    this.counter = counter;
  }

  /** Initializes these labels with zero. */
  public Counter expecting(String... labels) {
    counter.initLabelValues(labels);
    return this;
  }

  /** Counts one event. */
  public void add(String... labels) {
    counter.labelValues(labels).inc();
  }
}
