package dev.gyeolje.invariant;

import dev.gyeolje.platform.jobs.Job;
import dev.gyeolje.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks every minute whether what must be true is true, and says so loudly when it is not.
 *
 * <p>A minute's look is at the orders that something happened to lately; every hour all that ever
 * happened is gone through, so that a shop with millions of orders is not slowed down by its own
 * checks.
 */
@ApplicationScoped
public class InvariantCheck implements Job {

  private static final Log LOG = Log.of(InvariantCheck.class);

  /**
   * What one check of one invariant found.
   *
   * @param at when
   * @param rows how many it was about
   * @param broken how many break it
   * @param named what breaks it, at most ten
   */
  record Reading(Instant at, long rows, long broken, List<String> named) {}

  /** Twice the longest that a check may be late. */
  private static final Duration RECENT = Duration.ofMinutes(15);

  private static final Duration FULL = Duration.ofHours(1);

  @Inject InvariantRepository invariants;
  @Inject InvariantMetrics metrics;
  @Inject Clock clock;

  /** By name; of all orders, and of those that something happened to lately. */
  private final Map<String, Reading> full = new ConcurrentHashMap<>();

  private final Map<String, Reading> recent = new ConcurrentHashMap<>();

  private volatile Instant nextFull = Instant.EPOCH;

  /** The invariants, each with what the last checks of this node found. */
  public List<InvariantView> views() {
    return Invariant.ALL.stream().map(this::view).toList();
  }

  private InvariantView view(Invariant invariant) {
    var name = invariant.name();
    return InvariantView.of(invariant, latest(name), recent.get(name), full.get(name));
  }

  /** Checks all orders now. */
  public void checkAll() {
    check(invariant -> Instant.EPOCH);
    nextFull = clock.instant().plus(FULL);
  }

  private void check(Function<Invariant, Instant> since) {
    for (var invariant : Invariant.ALL) check(invariant, since.apply(invariant));
    metrics.found(
        Invariant.ALL.stream()
            .map(Invariant::name)
            .collect(
                Collectors.toMap(
                    name -> name, name -> Objects.requireNonNull(latest(name)).broken())));
  }

  private void check(Invariant invariant, Instant since) {
    var reading = invariants.read(invariant, since, clock.instant());
    boolean all = since.equals(Instant.EPOCH) || !invariant.scoped();
    (all ? full : recent).put(invariant.name(), reading);
    if (reading.broken() > 0)
      LOG.log(
          Level.SEVERE,
          "invariant {0} is broken by {1} rows: {2}",
          new Object[] {invariant.name(), reading.broken(), reading.named()});
  }

  private @Nullable Reading latest(String name) {
    var ofAll = full.get(name);
    var ofSome = recent.get(name);
    return ofSome == null || ofAll != null && !ofSome.at().isAfter(ofAll.at()) ? ofAll : ofSome;
  }

  private boolean broken(Invariant invariant) {
    var latest = latest(invariant.name());
    return latest != null && latest.broken() > 0;
  }

  @Override
  public int runOnce() {
    var now = clock.instant();
    if (!now.isBefore(nextFull)) checkAll();
    // what was found once is looked for everywhere until it is mended, and only that: most of the
    // others would go through millions of orders for nothing
    else check(invariant -> broken(invariant) ? Instant.EPOCH : now.minus(RECENT));
    // never more to do: the next look is in a minute
    return 0;
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(1);
  }
}
