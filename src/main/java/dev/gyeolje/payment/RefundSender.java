package dev.gyeolje.payment;

import dev.gyeolje.platform.jobs.Job;
import dev.gyeolje.platform.jobs.JobRunner;
import dev.gyeolje.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;

/**
 * Asks the provider to give money back: right after the commit that stored the wish, and again with
 * the same key until there is an answer.
 */
@ApplicationScoped
public class RefundSender implements Job {

  private static final Log LOG = Log.of(RefundSender.class);

  private static final int BATCH = 20;

  @Inject RefundService refunds;
  @Inject PaymentGateway gateway;
  @Inject JobRunner runner;

  void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) RefundService.Requested committed) {
    runner.wake(RefundSender.class);
  }

  @Override
  public int runOnce() {
    var due = refunds.claim(BATCH);
    var answers =
        due.stream().map(request -> gateway.refund(request).toCompletableFuture()).toList();
    for (int i = 0; i < due.size(); i++) settle(due.get(i), answers.get(i).join());
    return due.size();
  }

  /** One that cannot be written down is asked for again later, and holds up no other. */
  private void settle(RefundRequest request, RefundOutcome outcome) {
    try {
      if (outcome instanceof RefundOutcome.Unlisted unlisted)
        refunds.reconcile(
            request, unlisted.code(), gateway.lookUp(request).toCompletableFuture().join());
      else refunds.record(request, outcome);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a refund of order {0} was not recorded", e, request.order());
    }
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(2);
  }
}
