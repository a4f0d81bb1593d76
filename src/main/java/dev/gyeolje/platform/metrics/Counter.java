package dev.gyeolje.platform.metrics;

/** Something that happened, counted since this node started. */
public final class Counter {

  private final io.prometheus.metrics.core.metrics.Counter counter;

  Counter(io.prometheus.metrics.core.metrics.Counter counter) {
    this.counter = counter;
  }

  /** Shows zero for these labels until it happens. */
  public Counter expecting(String... labels) {
    counter.initLabelValues(labels);
    return this;
  }

  /** It happened once more. */
  public void add(String... labels) {
    counter.labelValues(labels).inc();
  }
}
