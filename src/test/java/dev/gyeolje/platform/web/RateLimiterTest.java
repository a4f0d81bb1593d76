package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.support.MovableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

  private final MovableClock clock = new MovableClock();
  private final RateLimiter six = limiter(6, 3);

  @Test
  void burstOfOneMinute_isAllowedThenOnePerInterval() {
    assertThat(allowed("a", 10)).isEqualTo(6);
    assertThat(six.secondsToWait("a")).isBetween(10L, 11L);

    clock.move(Duration.ofSeconds(10));

    assertThat(allowed("a", 10)).isEqualTo(1);
  }

  @Test
  void requestAfterGivenWait_isAllowed() {
    allowed("a", 6);
    clock.move(Duration.ofMillis(3_300));

    clock.move(Duration.ofSeconds(six.secondsToWait("a")));

    assertThat(six.secondsToWait("a")).isZero();
  }

  @Test
  void rejectedRequests_doNotUseUpLimit() {
    allowed("a", 1_000);

    clock.move(Duration.ofSeconds(60));

    assertThat(allowed("a", 10)).isEqualTo(6);
  }

  @Test
  void clients_haveSeparateLimits() {
    assertThat(allowed("a", 10)).isEqualTo(6);
    assertThat(allowed("b", 10)).isEqualTo(6);
  }

  @Test
  void leastRecentClient_isForgottenFirst() {
    allowed("a", 6);
    allowed("b", 6);
    allowed("c", 6);
    six.secondsToWait("a");

    allowed("d", 1);

    assertThat(six.secondsToWait("a")).isPositive();
    assertThat(six.secondsToWait("b")).isZero();
  }

  @Test
  void highRate_isAllowed() {
    var many = limiter(100_000_000, 3);

    assertThat(IntStream.range(0, 100_000).filter(i -> many.secondsToWait("a") == 0).count())
        .isEqualTo(100_000);
  }

  @Test
  void concurrentRequests_doNotExceedLimit() {
    var passed = new AtomicInteger();

    IntStream.range(0, 1_000)
        .parallel()
        .forEach(
            i -> {
              if (six.secondsToWait("a") == 0) passed.incrementAndGet();
            });

    assertThat(passed).hasValue(6);
  }

  private long allowed(String who, int tries) {
    return IntStream.range(0, tries).filter(i -> six.secondsToWait(who) == 0).count();
  }

  private RateLimiter limiter(int perMinute, int remembered) {
    return new RateLimiter(perMinute, remembered, clock);
  }
}
