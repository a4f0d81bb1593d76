package dev.gyeolje.platform.metrics;

import dev.gyeolje.platform.config.StartUp;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Everything that is measured. */
@ApplicationScoped
public class Metrics {

  /** As long as Toss may take (facts: it asks for 60 s to read). */
  private static final double[] SECONDS = {0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 20, 30, 45, 60};

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final StoredGauges stored = new StoredGauges();

  void on(
      @Observes @Priority(StartUp.METRICS) @Initialized(ApplicationScoped.class) Object start,
      @Any Instance<Measured> parts) {
    registry.register(stored);
    parts.forEach(part -> part.declare(this));
  }

  /**
   * A count; in the output its name ends in {@code _total}.
   *
   * @param labels names of the labels
   */
  public Counter counter(String name, String help, String... labels) {
    // exemplars would start a thread that outlives the deployment
    return new Counter(
        io.prometheus.metrics.core.metrics.Counter.builder()
            .name(name)
            .help(help)
            .labelNames(labels)
            .withoutExemplars()
            .register(registry));
  }

  /**
   * A histogram of seconds, with buckets up to 60 s.
   *
   * @param labels names of the labels
   */
  public Timer timer(String name, String help, String... labels) {
    return new Timer(
        Histogram.builder()
            .name(name)
            .help(help)
            .labelNames(labels)
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .withoutExemplars()
            .register(registry));
  }

  /** Figures that this node has in memory. */
  public void gauges(Supplier<List<Gauge>> read) {
    registry.register((GaugeCollector) read::get);
  }

  /**
   * Figures that the database knows.
   *
   * @param source names them where they cannot be read
   * @param keep how long what was read is shown again, so that many who ask cost no more than one
   */
  public void stored(String source, Duration keep, Supplier<List<Gauge>> read) {
    stored.add(source, keep, read);
  }

  /** Writes all of it in Prometheus' text format, version 0.0.4. */
  void write(OutputStream out) throws IOException {
    PrometheusTextFormatWriter.create().write(out, registry.scrape());
  }
}
