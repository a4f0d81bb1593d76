package dev.gyeolje.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** Produces the only clock. */
@ApplicationScoped
class ClockProducer {

  /**
   * Ticks in microseconds, PostgreSQL's precision, so that stored times are equal when read back.
   */
  @Produces
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }
}
