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
 * Figures that the database knows. What was read is kept for a while, and so is that it could not
 * be read; it is not shown at all then, and {@code gyeolje_metrics_readable} says so.
 */
final class StoredGauges implements GaugeCollector {

  private static final Log LOG = Log.of(StoredGauges.class);

  private final BooleanSupplier connects;
  private final List<Source> sources = new ArrayList<>();
  private final ReentrantLock round = new ReentrantLock();
  private volatile List<Gauge> last = List.of();

  /**
   * @param connects whether a connection to the database is to be had
   */
  StoredGauges(BooleanSupplier connects) {
    this.connects = connects;
  }

  void add(String name, Duration keep, Supplier<List<Gauge>> read) {
    sources.add(new Source(name, keep, read));
  }

  /** One asks the database; who comes meanwhile gets the figures of the time before. */
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
   * Without a connection no more sources are asked: each would wait for one, and who asks gives up
   * after ten seconds. They are asked again the next time, whatever they keep.
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

    /** Empty if they could not be read. */
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
        LOG.log(Level.WARNING, "figures of " + name + " cannot be read: " + e.getMessage());
        seen = List.of();
      }
      asked = true;
      at = System.nanoTime();
    }
  }
}
