package dev.gyeolje.payment;

import dev.gyeolje.platform.jobs.Job;
import dev.gyeolje.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;

/**
 * Settles attempts that got no answer, and deposits whose notice got lost: looks them up at the
 * provider, and asks again with the same key where the provider was never reached. Never guesses.
 */
@ApplicationScoped
public class PaymentReconciler implements Job {

  private static final Log LOG = Log.of(PaymentReconciler.class);

  private static final int BATCH = 50;
  private static final String ACTOR = "reconciler";

  @Inject PaymentService payments;
  @Inject PaymentGateway gateway;

  @Override
  public int runOnce() {
    List<Attempt> due = payments.claimUnsettled(BATCH);
    // all asked at once, then written down one after the other on this thread
    var answers = due.stream().map(attempt -> settle(attempt).toCompletableFuture()).toList();
    for (int i = 0; i < due.size(); i++) record(due.get(i), answers.get(i).join());
    return due.size();
  }

  /** One that cannot be written down is looked up again later, and holds up no other. */
  private void record(Attempt attempt, PaymentOutcome outcome) {
    try {
      payments.record(attempt, outcome, ACTOR);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the answer for order {0} was not recorded", e, attempt.order());
    }
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
