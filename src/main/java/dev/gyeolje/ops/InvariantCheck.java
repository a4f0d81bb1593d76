package dev.gyeolje.ops;

import dev.gyeolje.platform.jobs.Job;
import dev.gyeolje.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;

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
   * A broken invariant.
   *
   * @param name of the {@link Invariant}
   * @param rows what breaks it, at most ten
   */
  public record Violation(String name, List<String> rows) {}

  /** Twice the longest that a check may be late. */
  private static final Duration LATELY = Duration.ofMinutes(15);

  private static final Duration FULL = Duration.ofHours(1);

  @Inject InvariantRepository invariants;
  @Inject InvariantMetrics metrics;
  @Inject Clock clock;

  private Instant nextFull = Instant.EPOCH;
  private boolean broken;

  /** What is broken now; empty is how it should be. Goes through all orders. */
  public List<Violation> check() {
    return check(Instant.EPOCH);
  }

  private List<Violation> check(Instant since) {
    return Invariant.ALL.stream()
        .map(invariant -> new Violation(invariant.name(), invariants.violations(invariant, since)))
        .filter(violation -> !violation.rows().isEmpty())
        .toList();
  }

  @Override
  public int runOnce() {
    var now = clock.instant();
    boolean all = broken || !now.isBefore(nextFull);
    var violations = check(all ? Instant.EPOCH : now.minus(LATELY));
    if (all) nextFull = now.plus(FULL);
    // what was found once is looked for everywhere until it is mended
    broken = !violations.isEmpty();
    metrics.found(violations);
    for (var violation : violations)
      LOG.log(
          Level.SEVERE,
          "invariant {0} is broken by {1}",
          new Object[] {violation.name(), violation.rows()});
    // never more to do: the next look is in a minute
    return 0;
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(1);
  }
}
