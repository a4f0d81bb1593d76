package dev.gyeolje.payment;

import dev.gyeolje.account.Actor;
import dev.gyeolje.platform.jobs.CompletionQueue;
import dev.gyeolje.platform.jobs.Job;
import dev.gyeolje.platform.log.Log;
import dev.gyeolje.platform.log.RepeatedFailures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;

/**
 * Resolves attempts whose outcome is unknown, and finds changes that no webhook reported: retrieves
 * the payments at the provider, and repeats the confirm call with the same key if the provider
 * reports that the payment is not confirmed. Closes virtual accounts of canceled orders.
 */
@ApplicationScoped
public class PaymentReconciler implements Job {

  private static final RepeatedFailures FAILURES =
      new RepeatedFailures(Log.of(PaymentReconciler.class));

  private static final int BATCH = 50;

  @Inject PaymentService payments;
  @Inject PaymentGateway gateway;

  @Override
  public int runOnce() {
    List<Attempt> due = payments.claimDue(BATCH);
    var answers = new CompletionQueue();
    due.forEach(attempt -> answers.submit(retrieve(attempt), outcome -> record(attempt, outcome)));
    answers.drain();
    return due.size();
  }

  /**
   * Records an outcome. If that fails, the attempt is retrieved again with a back-off, and other
   * attempts continue. There is no last try, because it is a customer's money.
   */
  private void record(Attempt attempt, PaymentOutcome outcome) {
    try {
      payments.record(attempt, outcome, Actor.RECONCILER);
    } catch (RuntimeException e) {
      FAILURES.log(Level.WARNING, "the answer for order {0} was not recorded", e, attempt.order());
      postpone(attempt, e);
    }
  }

  /** If this fails as well, the claim expires by itself. */
  private void postpone(Attempt attempt, RuntimeException failure) {
    try {
      payments.recordingFailed(attempt, failure.getClass().getSimpleName());
    } catch (RuntimeException e) {
      FAILURES.log(
          Level.WARNING,
          "the payment of order {0} stays claimed until the claim expires",
          e,
          attempt.order());
    }
  }

  private CompletionStage<PaymentOutcome> retrieve(Attempt attempt) {
    var closed =
        attempt.cancellationRequested()
            ? gateway.cancelVirtualAccount(attempt)
            : CompletableFuture.<RefundOutcome>completedFuture(null);
    return closed
        .thenCompose(whatever -> gateway.retrieve(attempt))
        .thenCompose(
            outcome ->
                attempt.open() && outcome instanceof PaymentOutcome.NotConfirmed
                    ? gateway.confirm(attempt)
                    : CompletableFuture.completedFuture(outcome));
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(1);
  }
}
