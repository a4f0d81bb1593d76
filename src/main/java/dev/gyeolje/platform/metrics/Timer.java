package dev.gyeolje.platform.metrics;

import io.prometheus.metrics.core.metrics.Histogram;
import java.time.Duration;

/** How long something took, as a histogram in seconds. */
public final class Timer {

  private static final double NANOS = 1e9;

  private final Histogram histogram;

  Timer(Histogram histogram) {
    this.histogram = histogram;
  }

  /** Shows zero for these labels until it happens. */
  public Timer expecting(String... labels) {
    histogram.initLabelValues(labels);
    return this;
  }

  /** It took this long. */
  public void took(Duration time, String... labels) {
    histogram.labelValues(labels).observe(time.toNanos() / NANOS);
  }
}
