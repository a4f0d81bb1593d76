package dev.gyeolje.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** Produces the one clock. */
@ApplicationScoped
class ClockProducer {

  /** Ticks in microseconds, which is what PostgreSQL keeps: what was written reads back equal. */
  @Produces
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }
}
