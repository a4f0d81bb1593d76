package dev.gyeolje.payment.toss.webhook;

import dev.gyeolje.account.Actor;
import dev.gyeolje.payment.Attempt;
import dev.gyeolje.payment.PaymentGateway;
import dev.gyeolje.payment.PaymentOutcome;
import dev.gyeolje.payment.PaymentService;
import dev.gyeolje.platform.jobs.CompletionQueue;
import dev.gyeolje.platform.jobs.Job;
import dev.gyeolje.platform.log.Log;
import dev.gyeolje.platform.log.RepeatedFailures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;

/**
 * Processes Toss' webhooks: for each, the shop retrieves a payment at Toss. If the database has
 * lost the order's payment or has it under another key, the shop retrieves it by the order's id.
 */
@ApplicationScoped
public class TossWebhookProcessor implements Job {

  private static final Log LOG = Log.of(TossWebhookProcessor.class);
  private static final RepeatedFailures FAILURES = new RepeatedFailures(LOG);

  private static final int BATCH = 50;

  @Inject TossWebhookService webhooks;
  @Inject PaymentService payments;
  @Inject PaymentGateway gateway;

  @Override
  public int runOnce() {
    var claimed = webhooks.claim(BATCH);
    var answers = new CompletionQueue();
    claimed.forEach(due -> tryTo(due, () -> retrieve(due, answers)));
    answers.drain();
    return claimed.size();
  }

  /** Runs one step; if it fails, the webhook is retried later, and other webhooks continue. */
  private void tryTo(TossWebhookService.Due due, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      FAILURES.log(
          Level.WARNING, "a webhook about order {0} could not be processed now", e, due.order());
      later(due, e.getClass().getSimpleName());
    }
  }

  private void later(TossWebhookService.Due due, String why) {
    if (!webhooks.retryLater(due.id(), why))
      LOG.log(Level.SEVERE, "a webhook about order {0} is unprocessable: {1}", due.order(), why);
  }

  private void retrieve(TossWebhookService.Due due, CompletionQueue answers) {
    var known = payments.findByOrder(due.order());
    if (known.isPresent() && !due.secret().isEmpty() && !proves(due, known.get())) return;
    boolean lost = known.isEmpty() || !due.paymentKey().isEmpty() && !isOf(due, known.get());
    if (lost)
      answers.submit(
          gateway.retrieve(due.order()), seen -> tryTo(due, () -> recordByOrder(due, seen)));
    else
      answers.submit(
          gateway.retrieve(known.get()),
          seen -> tryTo(due, () -> record(due.id(), known.get(), seen)));
  }

  private static boolean isOf(TossWebhookService.Due due, Attempt attempt) {
    return due.paymentKey().equals(attempt.paymentKey());
  }

  /** Whether a deposit's webhook that arrived before the payment's secret carries that secret. */
  private boolean proves(TossWebhookService.Due due, Attempt attempt) {
    var secret = payments.secret(attempt);
    if (secret.isEmpty() && attempt.open()) {
      webhooks.retryWithinTheHour(due.id(), "the payment has no secret yet");
      return false;
    }
    // a payment without a secret: only Toss' answer to the retrieve counts anyway
    if (secret.isEmpty() || TossWebhookService.equal(secret.get(), due.secret())) return true;
    webhooks.unrelated(due.id(), "the secret is not that of the payment");
    return false;
  }

  /**
   * Ends the webhook even if Toss did not answer: the reconciler then retrieves the attempt until
   * it does.
   */
  private void record(UUID id, Attempt attempt, PaymentOutcome seen) {
    payments.record(attempt, seen, Actor.WEBHOOK);
    webhooks.processed(id, seen.getClass().getSimpleName());
  }

  /**
   * Retries the webhook without an answer, because no reconciler checks orders without an attempt.
   */
  private void recordByOrder(TossWebhookService.Due due, PaymentOutcome seen) {
    if (seen instanceof PaymentOutcome.Unknown unknown) later(due, unknown.cause());
    else {
      boolean recorded = payments.recordByOrder(due.order(), seen, Actor.WEBHOOK);
      if (recorded)
        webhooks.processed(due.id(), seen.getClass().getSimpleName() + ", found by the order");
      else webhooks.unrelated(due.id(), "Toss has no money for the order");
    }
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(2);
  }
}
