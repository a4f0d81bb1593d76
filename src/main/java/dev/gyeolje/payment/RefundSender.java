package dev.gyeolje.payment;

import dev.gyeolje.platform.jobs.CompletionQueue;
import dev.gyeolje.platform.jobs.Job;
import dev.gyeolje.platform.log.Log;
import dev.gyeolje.platform.log.RepeatedFailures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;

/**
 * Sends refunds to the provider right after the commit that stored the command. Without a definite
 * answer, it retrieves the payment and repeats the request if nothing was refunded. Refunds of one
 * payment are sent one after another, on any node.
 */
@ApplicationScoped
public class RefundSender implements Job {

  private static final RepeatedFailures FAILURES = new RepeatedFailures(Log.of(RefundSender.class));

  private static final int BATCH = 20;

  @Inject RefundService refunds;
  @Inject PaymentGateway gateway;

  @Override
  public int runOnce() {
    var due = refunds.claim(BATCH);
    var answers = new CompletionQueue();
    for (var request : due)
      if (request.repeated())
        answers.submit(
            gateway.retrieve(request),
            seen -> tryTo(request, () -> sendAgain(request, seen, answers)));
      else send(request, answers);
    answers.drain();
    return due.size();
  }

  private void sendAgain(RefundRequest request, PaymentOutcome seen, CompletionQueue answers) {
    refunds.reconcile(request, seen).ifPresent(again -> send(again, answers));
  }

  private void send(RefundRequest request, CompletionQueue answers) {
    answers.submit(
        gateway.refund(request), outcome -> tryTo(request, () -> refunds.record(request, outcome)));
  }

  /** Runs one step; if it fails, the refund is retried later, and other refunds continue. */
  private void tryTo(RefundRequest request, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      FAILURES.log(Level.WARNING, "a refund of order {0} was not recorded", e, request.order());
    }
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(2);
  }
}
