package dev.gyeolje.simulator.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.Subscription;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void delay_doublesFromMinimumToMaximum() {
    Backoff backoff = new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(600));

    assertThat(IntStream.rangeClosed(1, 8).mapToObj(backoff::after).map(Duration::toSeconds))
        .containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 600L, 600L);
  }

  @Test
  void delayAfterManyAttempts_staysAtMaximum() {
    Backoff backoff = new Backoff(Duration.ofSeconds(600), Duration.ofSeconds(600));

    assertThat(backoff.after(1_000_000)).isEqualTo(Duration.ofSeconds(600));
  }

  @Test
  void maximumOfZero_retriesWithoutDelay() {
    assertThat(new Backoff(Duration.ZERO, Duration.ZERO).after(3)).isZero();
  }

  @Test
  void withoutPolicy_delayGrowsFromTenthOfSecondToMinute() {
    Backoff backoff = Backoff.of(Subscription.getDefaultInstance());

    assertThat(backoff.after(1)).isEqualTo(Duration.ofMillis(100));
    assertThat(backoff.after(100)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void emptyPolicy_meansTenSecondsToTenMinutes() {
    Subscription asked = RulesTest.valid().setRetryPolicy(RetryPolicy.getDefaultInstance()).build();

    assertThat(Backoff.of(Rules.complete(asked)))
        .isEqualTo(new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(10)));
  }
}
