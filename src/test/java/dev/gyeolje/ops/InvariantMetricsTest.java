package dev.gyeolje.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.ops.InvariantCheck.Violation;
import dev.gyeolje.platform.health.HealthCheck.State;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvariantMetricsTest {
  private final InvariantMetrics metrics = new InvariantMetrics();

  @Test
  void brokenInvariant_isToldUntilItIsMended_andTakesNoNodeOut() {
    metrics.clock = Clock.systemUTC();
    assertThat(metrics.state()).isEqualTo(State.UP);

    metrics.found(List.of(new Violation("oneCapture", List.of("order 1", "order 2"))));
    assertThat(metrics.state()).isEqualTo(State.DEGRADED);

    metrics.found(List.of());
    assertThat(metrics.state()).isEqualTo(State.UP);
  }
}
