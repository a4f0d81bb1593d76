package dev.gyeolje.payment;

import dev.gyeolje.platform.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Settles attempts that got no answer, and deposits whose notice got lost: looks them up at the
 * provider, and asks again with the same key where the provider was never reached. Never guesses.
 */
@ApplicationScoped
public class PaymentReconciler implements Job {

  private static final int BATCH = 50;
  private static final String ACTOR = "reconciler";

  @Inject PaymentService payments;
  @Inject PaymentGateway gateway;

  @Override
  public int runOnce() {
    List<Attempt> due = payments.claimUnsettled(BATCH);
    // all asked at once, then written down one after the other on this thread
    var answers = due.stream().map(attempt -> settle(attempt).toCompletableFuture()).toList();
    for (int i = 0; i < due.size(); i++) payments.record(due.get(i), answers.get(i).join(), ACTOR);
    return due.size();
  }

  private CompletionStage<PaymentOutcome> settle(Attempt attempt) {
    return gateway
        .lookUp(attempt)
        .thenCompose(
            outcome ->
                outcome instanceof PaymentOutcome.NotAsked
                    ? gateway.confirm(attempt)
                    : CompletableFuture.completedFuture(outcome));
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(1);
  }
}
