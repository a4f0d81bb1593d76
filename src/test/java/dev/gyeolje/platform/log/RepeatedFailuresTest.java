package dev.gyeolje.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RepeatedFailuresTest {

  private static final long NOW = Duration.ofDays(1).toNanos();

  private final RepeatedFailures failures = new RepeatedFailures(Log.of(getClass()));

  @Test
  void repeatedFailure_isTracedOnce() {
    int traced = 0;
    for (int row = 0; row < 1_000; row++) if (failures.isNew("not now", failure(), NOW)) traced++;

    assertThat(traced).isEqualTo(1);
  }

  @Test
  void differentFailure_isTracedSeparately() {
    assertThat(failures.isNew("not now", failure(), NOW)).isTrue();
    assertThat(failures.isNew("not recorded", failure(), NOW)).isTrue();
    assertThat(failures.isNew("not now", new IllegalStateException(), NOW)).isTrue();
    assertThat(failures.isNew("not now", new IllegalArgumentException(), NOW)).isTrue();
  }

  @Test
  void lastingFailure_isTracedAgainAfterAnHour() {
    failures.isNew("not now", failure(), NOW);

    assertThat(failures.isNew("not now", failure(), NOW + Duration.ofMinutes(59).toNanos()))
        .isFalse();
    assertThat(failures.isNew("not now", failure(), NOW + Duration.ofMinutes(61).toNanos()))
        .isTrue();
  }

  private static RuntimeException failure() {
    return new IllegalArgumentException("of one place");
  }
}
