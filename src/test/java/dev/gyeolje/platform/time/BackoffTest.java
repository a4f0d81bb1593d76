package dev.gyeolje.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10));

  @ParameterizedTest
  @CsvSource({"0, 5", "1, 5", "2, 10", "3, 20", "7, 320", "8, 600", "9, 600", "2147483647, 600"})
  void pause_doublesUpToMaximum(int failures, long seconds) {
    assertThat(backoff.after(failures)).isEqualTo(Duration.ofSeconds(seconds));
  }
}
