package dev.gyeolje.ops;

import dev.gyeolje.platform.jobs.Job;
import dev.gyeolje.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;

/** Looks every minute whether what must be true is true, and says so loudly when it is not. */
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

  @Inject InvariantRepository invariants;
  @Inject InvariantMetrics metrics;

  /** What is broken now; empty is how it should be. */
  public List<Violation> check() {
    return Invariant.ALL.stream()
        .map(invariant -> new Violation(invariant.name(), invariants.violations(invariant)))
        .filter(violation -> !violation.rows().isEmpty())
        .toList();
  }

  @Override
  public int runOnce() {
    var violations = check();
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
