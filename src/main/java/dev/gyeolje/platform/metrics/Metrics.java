package dev.gyeolje.platform.metrics;

import dev.gyeolje.platform.config.StartUp;
import dev.gyeolje.platform.log.Log;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import javax.sql.DataSource;

/** Registers and writes all metrics. */
@ApplicationScoped
public class Metrics {

  private static final Log LOG = Log.of(Metrics.class);

  /** Up to the read timeout that Toss requests (60 s). */
  private static final double[] SECONDS = {0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 20, 30, 45, 60};

  /** Longer than a healthy database needs to answer. */
  private static final int ANSWER_SECONDS = 2;

  @Resource(name = "jdbc/gyeolje")
  DataSource database;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final StoredGauges stored = new StoredGauges(this::connects);

  void on(
      @Observes @Priority(StartUp.METRICS) @Initialized(ApplicationScoped.class) Object start,
      @Any Instance<Measured> parts) {
    registry.register(stored);
    parts.forEach(part -> part.declare(this));
  }

  /**
   * Creates a counter; in the output its name ends in {@code _total}.
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
   * Creates a histogram in seconds, with buckets up to 60 s.
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

  /** Adds gauges that this node has in memory. */
  public void gauges(Supplier<List<Gauge>> read) {
    registry.register((GaugeCollector) read::get);
  }

  /**
   * Adds gauges that are read from the database.
   *
   * @param source names the gauges if they cannot be read
   * @param keep how long a result is reused, so that many scrapes cost no more than one
   */
  public void stored(String source, Duration keep, Supplier<List<Gauge>> read) {
    stored.add(source, keep, read);
  }

  private boolean connects() {
    try (var connection = database.getConnection()) {
      return connection.isValid(ANSWER_SECONDS);
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "no database connection for metrics: {0}", e.getMessage());
      return false;
    }
  }

  /** Writes all metrics in Prometheus' text format, version 0.0.4. */
  void write(OutputStream out) throws IOException {
    PrometheusTextFormatWriter.create().write(out, registry.scrape());
  }
}
