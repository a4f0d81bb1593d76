package dev.gyeolje.platform.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Per-client rate limit (generic cell rate algorithm): a number of requests per minute, bursts
 * allowed. Remembers for each client only when its allowance is complete again, and forgets the
 * client with the longest inactivity if there are too many.
 */
final class RateLimiter {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final long interval;
  private final Clock clock;
  private final Map<String, Long> whole;

  /**
   * Creates a limiter.
   *
   * @param perMinute requests per minute and client
   * @param remembered maximum number of remembered clients; each takes some hundred bytes
   */
  RateLimiter(int perMinute, int remembered, Clock clock) {
    this.interval = MINUTE / perMinute;
    this.clock = clock;
    this.whole =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > remembered;
          }
        };
  }

  /**
   * Returns 0 if {@code who} may continue, otherwise the seconds to wait; a rejected request does
   * not count.
   */
  synchronized long secondsToWait(String who) {
    long now = ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
    long next = Math.max(now, whole.getOrDefault(who, now)) + interval;
    long tooMuch = next - now - MINUTE;
    if (tooMuch > 0) return Duration.ofNanos(tooMuch).plusSeconds(1).toSeconds();
    whole.put(who, next);
    return 0;
  }
}
