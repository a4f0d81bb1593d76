package dev.gyeolje.platform.metrics;

import io.prometheus.metrics.core.metrics.Histogram;
import java.time.Duration;

/** Measures durations in a histogram in seconds. */
public final class Timer {

  private static final double NANOS = 1e9;

  private final Histogram histogram;

  Timer(Histogram histogram) {
    this.histogram = histogram;
  }

  /** Initializes these labels with zero. */
  public Timer expecting(String... labels) {
    histogram.initLabelValues(labels);
    return this;
  }

  /** Records one duration. */
  public void took(Duration time, String... labels) {
    histogram.labelValues(labels).observe(time.toNanos() / NANOS);
  }
}
