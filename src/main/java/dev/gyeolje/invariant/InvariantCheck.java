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
 * Checks the invariants every minute and logs violations at level SEVERE.
 *
 * <p>The check of each minute covers recent orders, and the check of each hour covers all orders,
 * so that a shop with millions of orders is not slowed down by its own checks.
 */
@ApplicationScoped
public class InvariantCheck implements Job {

  private static final Log LOG = Log.of(InvariantCheck.class);

  /**
   * Result of one check of one invariant.
   *
   * @param at time of the check
   * @param rows number of rows that it covered
   * @param broken number of violations
   * @param named the violations, at most ten
   */
  record Reading(Instant at, long rows, long broken, List<String> named) {}

  /** Twice the longest possible delay of a check. */
  private static final Duration RECENT = Duration.ofMinutes(15);

  private static final Duration FULL = Duration.ofHours(1);

  @Inject InvariantRepository invariants;
  @Inject InvariantMetrics metrics;
  @Inject Clock clock;

  /** Results by invariant name, of checks of all orders and of recent orders. */
  private final Map<String, Reading> full = new ConcurrentHashMap<>();

  private final Map<String, Reading> recent = new ConcurrentHashMap<>();

  private volatile Instant nextFull = Instant.EPOCH;

  /** Lists the invariants, each with the results of this node's last checks. */
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
    // a violated invariant is checked for all orders until it is repaired, and only that one: most
    // of the others would scan millions of orders for nothing
    else check(invariant -> broken(invariant) ? Instant.EPOCH : now.minus(RECENT));
    // no further work: the next check follows in a minute
    return 0;
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(1);
  }
}
