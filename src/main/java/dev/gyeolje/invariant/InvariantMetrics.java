package dev.gyeolje.invariant;

import dev.gyeolje.platform.health.HealthCheck;
import dev.gyeolje.platform.metrics.Gauge;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Exports the result of the last check as metrics and as a health state. */
@ApplicationScoped
class InvariantMetrics implements Measured, HealthCheck {

  @Inject Clock clock;

  private volatile Map<String, Long> violations = Map.of();
  private volatile Instant checkedAt;

  @Override
  public void declare(Metrics metrics) {
    checkedAt = clock.instant();
    metrics.gauges(this::read);
  }

  /**
   * @param broken number of violations by name of the invariant
   */
  void found(Map<String, Long> broken) {
    violations = broken;
    checkedAt = clock.instant();
  }

  List<Gauge> read() {
    return Stream.concat(Invariant.ALL.stream().map(this::gauge), Stream.of(lastCheck())).toList();
  }

  private Gauge gauge(Invariant invariant) {
    return new Gauge(
        "gyeolje_invariant_violations",
        "Rows that broke an invariant when it was last checked",
        "invariant",
        invariant.name(),
        violations.getOrDefault(invariant.name(), 0L));
  }

  private Gauge lastCheck() {
    return Gauge.of(
        "gyeolje_invariant_check_timestamp_seconds",
        "Time of the last check of the invariants, or of the start",
        checkedAt.getEpochSecond());
  }

  @Override
  public String name() {
    return "invariants";
  }

  /**
   * DEGRADED and never DOWN: all nodes read the same data, so stopping traffic to one would not
   * help.
   */
  @Override
  public State state() {
    return violations.values().stream().allMatch(rows -> rows == 0) ? State.UP : State.DEGRADED;
  }
}
