package dev.gyeolje.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.platform.health.HealthCheck.State;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvariantMetricsTest {
  private final InvariantMetrics metrics = new InvariantMetrics();

  @Test
  void brokenInvariant_degradesHealthUntilFixed() {
    metrics.clock = Clock.systemUTC();
    assertThat(metrics.state()).isEqualTo(State.UP);

    metrics.found(Map.of("oneCapture", 453L));
    assertThat(metrics.state()).isEqualTo(State.DEGRADED);

    metrics.found(Map.of("oneCapture", 0L));
    assertThat(metrics.state()).isEqualTo(State.UP);
  }
}
