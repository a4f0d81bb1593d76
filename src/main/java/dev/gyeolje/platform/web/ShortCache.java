package dev.gyeolje.platform.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Caches for one second what is the same for several visitors.
 *
 * @param <V> a cached value; thread-safe
 */
final class ShortCache<V> {

  private static final Duration KEPT = Duration.ofSeconds(1);

  /**
   * After this time one request makes the value anew, while the others still get the cached one.
   * Otherwise all of them would make it at once, each second, on all threads.
   */
  private static final Duration RENEWED = KEPT.dividedBy(2);

  /** Some megabytes of pages; further values are made for each request. */
  private static final int ENTRIES = 200;

  private final Clock clock;
  private final Map<String, Entry<V>> entries = new ConcurrentHashMap<>();

  ShortCache(Clock clock) {
    this.clock = clock;
  }

  private record Entry<V>(V value, Instant made, AtomicBoolean renewing) {

    boolean isFor(Instant now) {
      var age = Duration.between(made, now);
      if (age.compareTo(RENEWED) < 0) return true;
      return age.compareTo(KEPT) < 0 && renewing.getAndSet(true);
    }

    boolean isTooOld(Instant now) {
      return Duration.between(made, now).compareTo(KEPT) >= 0;
    }
  }

  /** Returns the cached value; empty if there is none, or if this request is to make it anew. */
  Optional<V> find(String key) {
    var entry = entries.get(key);
    return entry != null && entry.isFor(clock.instant())
        ? Optional.of(entry.value())
        : Optional.empty();
  }

  /**
   * Caches a value, unless the cache is full.
   *
   * @param made the time before the value was read; a second later it is no longer returned
   */
  void keep(String key, V value, Instant made) {
    var now = clock.instant();
    if (entries.size() >= ENTRIES) entries.values().removeIf(old -> old.isTooOld(now));
    if (entries.size() < ENTRIES) entries.put(key, new Entry<>(value, made, new AtomicBoolean()));
  }
}
