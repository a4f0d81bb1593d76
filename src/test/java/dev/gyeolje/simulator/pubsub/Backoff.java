package dev.gyeolje.simulator.pubsub;

import com.google.protobuf.util.Durations;
import com.google.pubsub.v1.Subscription;
import java.time.Duration;

/**
 * How long a message rests after a failed delivery: doubling from {@code least} to {@code most}.
 *
 * <p>Google promises "exponential backoff" between the two bounds and no figures; doubling without
 * jitter is ours.
 */
record Backoff(Duration least, Duration most) {

  /** What push delivery does without a retry policy, from Google's page on push backoff. */
  private static final Backoff WITHOUT_POLICY =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(60));

  static Backoff of(Subscription subscription) {
    if (!subscription.hasRetryPolicy()) return WITHOUT_POLICY;
    var policy = subscription.getRetryPolicy();
    return new Backoff(
        Duration.ofMillis(Durations.toMillis(policy.getMinimumBackoff())),
        Duration.ofMillis(Durations.toMillis(policy.getMaximumBackoff())));
  }

  /** The rest after delivery attempt {@code attempt} (from 1) has failed. */
  Duration after(int attempt) {
    // A minimum of zero would never grow; ten doublings pass every allowed maximum from there.
    long first = Math.max(least.toMillis(), WITHOUT_POLICY.least.toMillis());
    long grown = first << Math.min(attempt - 1, 20);
    return Duration.ofMillis(Math.min(grown, most.toMillis()));
  }
}
