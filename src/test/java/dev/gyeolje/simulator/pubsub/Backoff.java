package dev.gyeolje.simulator.pubsub;

import com.google.protobuf.util.Durations;
import com.google.pubsub.v1.Subscription;
import java.time.Duration;

/**
 * Delay before a message is delivered again after a failure. It doubles from {@code least} to
 * {@code most}.
 *
 * <p>Google documents "exponential backoff" between the two bounds without figures; doubling
 * without jitter is the simulator's choice.
 */
record Backoff(Duration least, Duration most) {

  /** The bounds of push delivery without a retry policy, from Google's page on push backoff. */
  private static final Backoff WITHOUT_POLICY =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(60));

  static Backoff of(Subscription subscription) {
    if (!subscription.hasRetryPolicy()) return WITHOUT_POLICY;
    var policy = subscription.getRetryPolicy();
    return new Backoff(
        Duration.ofMillis(Durations.toMillis(policy.getMinimumBackoff())),
        Duration.ofMillis(Durations.toMillis(policy.getMaximumBackoff())));
  }

  /** Returns the delay after delivery attempt {@code attempt} (from 1) has failed. */
  Duration after(int attempt) {
    // A minimum of zero would never grow, so 100 ms is the lowest start. Thirteen doublings of it
    // exceed every allowed maximum.
    long first = Math.max(least.toMillis(), WITHOUT_POLICY.least.toMillis());
    long grown = first << Math.min(attempt - 1, 20);
    return Duration.ofMillis(Math.min(grown, most.toMillis()));
  }
}
