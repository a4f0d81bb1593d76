package dev.gyeolje.platform.metrics;

import dev.gyeolje.platform.log.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;

/**
 * Figures that the database knows. What was read is kept for a while; what cannot be read is not
 * shown at all, and {@code gyeolje_metrics_readable} says so.
 */
final class StoredGauges implements GaugeCollector {

  private static final Log LOG = Log.of(StoredGauges.class);

  private final List<Source> sources = new ArrayList<>();

  void add(String name, Duration keep, Supplier<List<Gauge>> read) {
    sources.add(new Source(name, keep, read));
  }

  /**
   * The first that fails ends the round: the others would wait for the same database, and who asks
   * gives up after ten seconds.
   */
  @Override
  public synchronized List<Gauge> read() {
    var all = new ArrayList<Gauge>();
    boolean away = false;
    for (var source : sources) {
      var gauges = away ? List.<Gauge>of() : source.read();
      away = gauges.isEmpty();
      all.addAll(gauges);
      all.add(
          new Gauge(
              "gyeolje_metrics_readable",
              "1 if these figures could be read from the database",
              "source",
              source.name,
              away ? 0 : 1));
    }
    return all;
  }

  private static final class Source {
    private final String name;
    private final Duration keep;
    private final Supplier<List<Gauge>> read;
    private List<Gauge> seen = List.of();
    private long at;

    Source(String name, Duration keep, Supplier<List<Gauge>> read) {
      this.name = name;
      this.keep = keep;
      this.read = read;
    }

    /** Empty if they cannot be read. */
    List<Gauge> read() {
      if (!seen.isEmpty() && System.nanoTime() - at < keep.toNanos()) return seen;
      try {
        seen = read.get();
        at = System.nanoTime();
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "figures of " + name + " cannot be read: " + e.getMessage());
        seen = List.of();
      }
      return seen;
    }
  }
}
