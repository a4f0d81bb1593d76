package dev.gyeolje.platform.metrics;

import dev.gyeolje.platform.log.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;

/**
 * Gauges that are read from the database. A result is reused for a while, and so is a failure to
 * read it. The gauges are omitted then, and {@code gyeolje_metrics_readable} shows it.
 */
final class StoredGauges implements GaugeCollector {

  private static final Log LOG = Log.of(StoredGauges.class);

  private final BooleanSupplier connects;
  private final List<Source> sources = new ArrayList<>();
  private final ReentrantLock round = new ReentrantLock();
  private volatile List<Gauge> last = List.of();

  /**
   * @param connects whether the database accepts a connection
   */
  StoredGauges(BooleanSupplier connects) {
    this.connects = connects;
  }

  void add(String name, Duration keep, Supplier<List<Gauge>> read) {
    sources.add(new Source(name, keep, read));
  }

  /** Lets one scrape query the database; concurrent scrapes get the previous values. */
  @Override
  public List<Gauge> read() {
    if (round.tryLock())
      try {
        last = figures();
      } finally {
        round.unlock();
      }
    return last;
  }

  /**
   * Without a connection, queries no more sources: each would wait for one, and the scraper gives
   * up after ten seconds. The next scrape queries them again, regardless of their {@code keep}.
   */
  private List<Gauge> figures() {
    var all = new ArrayList<Gauge>();
    boolean away = false;
    for (var source : sources) {
      boolean due = source.due();
      away = away || due && !connects.getAsBoolean();
      if (due && !away) source.ask();
      var gauges = due && away ? List.<Gauge>of() : source.seen;
      all.addAll(gauges);
      all.add(
          new Gauge(
              "gyeolje_metrics_readable",
              "1 if these figures could be read from the database",
              "source",
              source.name,
              gauges.isEmpty() ? 0 : 1));
    }
    return all;
  }

  private static final class Source {
    private final String name;
    private final Duration keep;
    private final Supplier<List<Gauge>> read;

    /** Empty if reading failed. */
    private List<Gauge> seen = List.of();

    private boolean asked;
    private long at;

    Source(String name, Duration keep, Supplier<List<Gauge>> read) {
      this.name = name;
      this.keep = keep;
      this.read = read;
    }

    boolean due() {
      return !asked || System.nanoTime() - at >= keep.toNanos();
    }

    void ask() {
      try {
        seen = read.get();
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "metric {0} cannot be read: {1}", name, e.getMessage());
        seen = List.of();
      }
      asked = true;
      at = System.nanoTime();
    }
  }
}
