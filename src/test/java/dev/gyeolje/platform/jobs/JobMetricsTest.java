package dev.gyeolje.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.platform.metrics.Metrics;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class JobMetricsTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private final JobMetrics metrics = new JobMetrics();

  @Test
  void lastSuccess_isTimestampIndependentOfLaterClock() {
    metrics.clock = at(NOON);
    metrics.declare(new Metrics());
    metrics.begins("relay");
    metrics.clock = at(NOON.plusSeconds(7));
    metrics.succeeded("relay");
    metrics.clock = at(NOON.minusSeconds(60));
    metrics.failed("relay");

    assertThat(metrics.lastSuccesses())
        .singleElement()
        .satisfies(
            gauge -> {
              assertThat(gauge.name()).isEqualTo("gyeolje_job_last_success_timestamp_seconds");
              assertThat(gauge.value()).isEqualTo(NOON.getEpochSecond() + 7);
            });
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }
}
