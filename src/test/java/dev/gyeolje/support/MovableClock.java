package dev.gyeolje.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. */
public final class MovableClock extends Clock {

  private volatile Instant now;

  /** Creates a clock that shows {@code start}. */
  public MovableClock(Instant start) {
    now = start;
  }

  /** Creates a clock that shows an arbitrary time. */
  public MovableClock() {
    this(Instant.parse("2026-11-28T10:00:00Z"));
  }

  /** Advances the clock by {@code time}. */
  public void move(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
