package dev.gyeolje.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. */
public final class MovableClock extends Clock {

  private volatile Instant now;

  /** A clock that shows {@code start}. */
  public MovableClock(Instant start) {
    now = start;
  }

  /** A clock that shows a time of no importance. */
  public MovableClock() {
    this(Instant.parse("2026-11-28T10:00:00Z"));
  }

  /** Lets {@code time} pass. */
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
