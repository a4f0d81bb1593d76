package dev.gyeolje.payment.toss;

import dev.gyeolje.payment.PaymentOutcome;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import dev.gyeolje.platform.metrics.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures how long Toss takes to answer a confirm call, by outcome. */
@ApplicationScoped
class TossMetrics implements Measured {

  private Timer confirms;

  @Override
  public void declare(Metrics metrics) {
    confirms =
        metrics.timer(
            "gyeolje_confirm_seconds", "Time from a confirm call to its answer", "outcome");
    Stream.of(PaymentOutcome.class.getPermittedSubclasses())
        .forEach(outcome -> confirms.expecting(label(outcome)));
  }

  /**
   * Records one confirm call.
   *
   * @param outcome null if there is none
   */
  void confirmAnswered(@Nullable PaymentOutcome outcome, Duration time) {
    confirms.took(time, outcome == null ? "unknown" : label(outcome.getClass()));
  }

  /** {@code AwaitingDeposit} becomes {@code awaiting_deposit}. */
  private static String label(Class<?> outcome) {
    return outcome.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase();
  }
}
