package dev.gyeolje.ops;

import dev.gyeolje.platform.jobs.Job;
import dev.gyeolje.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Collectors;

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
  private Set<String> broken = Set.of();

  /** What is broken now; empty is how it should be. Goes through all orders. */
  public List<Violation> check() {
    return check(invariant -> Instant.EPOCH);
  }

  private List<Violation> check(Function<Invariant, Instant> since) {
    return Invariant.ALL.stream()
        .map(
            invariant ->
                new Violation(
                    invariant.name(), invariants.violations(invariant, since.apply(invariant))))
        .filter(violation -> !violation.rows().isEmpty())
        .toList();
  }

  @Override
  public int runOnce() {
    var now = clock.instant();
    boolean all = !now.isBefore(nextFull);
    // what was found once is looked for everywhere until it is mended, and only that: most of the
    // others would go through millions of orders for nothing
    var violations =
        check(
            invariant ->
                all || broken.contains(invariant.name()) ? Instant.EPOCH : now.minus(LATELY));
    if (all) nextFull = now.plus(FULL);
    broken = violations.stream().map(Violation::name).collect(Collectors.toSet());
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
