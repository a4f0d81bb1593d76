package dev.gyeolje.platform.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many requests a minute of everybody: all at once or spread, as they like. Remembers of each
 * only when their allowance will be whole again (the generic cell rate algorithm), and forgets the
 * one that was quiet longest when there are too many.
 */
final class RateLimiter {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final long interval;
  private final Clock clock;
  private final Map<String, Long> whole;

  /**
   * @param perMinute requests a minute, of each
   * @param remembered how many are remembered; one of them takes some hundred bytes
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

  /** Zero if {@code who} may go on, or else how many seconds to wait; waiting costs nothing. */
  synchronized long secondsToWait(String who) {
    long now = ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
    long next = Math.max(now, whole.getOrDefault(who, now)) + interval;
    long tooMuch = next - now - MINUTE;
    if (tooMuch > 0) return Duration.ofNanos(tooMuch).plusSeconds(1).toSeconds();
    whole.put(who, next);
    return 0;
  }
}
