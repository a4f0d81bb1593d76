package dev.gyeolje.payment.toss;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.payment.Attempt;
import dev.gyeolje.payment.PaymentGateway;
import dev.gyeolje.payment.PaymentOutcome;
import dev.gyeolje.payment.PaymentService;
import dev.gyeolje.platform.jobs.Answers;
import dev.gyeolje.platform.jobs.Job;
import dev.gyeolje.platform.jobs.JobRunner;
import dev.gyeolje.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;

/** Follows Toss' notices: each makes us ask Toss about a payment we know. */
@ApplicationScoped
public class TossWebhookReader implements Job {

  private static final Log LOG = Log.of(TossWebhookReader.class);

  private static final int BATCH = 50;

  @Inject TossWebhookService webhooks;
  @Inject PaymentService payments;
  @Inject PaymentGateway gateway;
  @Inject JobRunner runner;

  void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) TossWebhookService.Kept committed) {
    runner.wake(TossWebhookReader.class);
  }

  @Override
  public int runOnce() {
    var claimed = webhooks.claim(BATCH);
    var answers = new Answers();
    claimed.forEach((id, notice) -> tryTo(id, () -> ask(id, notice, answers)));
    answers.use();
    return claimed.size();
  }

  /** One that cannot be followed now holds up no other. */
  private void tryTo(UUID id, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a notice of Toss could not be followed now", e);
      webhooks.later(id, e.getClass().getSimpleName());
    }
  }

  private void ask(UUID id, TossNotice notice, Answers answers) {
    var known = known(notice);
    if (known.isEmpty()) {
      webhooks.notOurs(id, "about no payment of ours");
      return;
    }
    var attempt = known.get();
    if (notice.deposit()) {
      var secret = payments.secret(attempt);
      if (secret.isEmpty()) {
        // it overtook the answer that brings the secret, or nobody will ever be able to check it
        webhooks.laterOrNever(id, "the payment has no secret yet");
        return;
      }
      if (!MessageDigest.isEqual(bytes(secret.get()), bytes(notice.secret()))) {
        webhooks.notOurs(id, "refused: the secret is not that of the payment");
        return;
      }
    }
    answers.await(gateway.lookUp(attempt), seen -> tryTo(id, () -> record(id, attempt, seen)));
  }

  /** Also when Toss did not answer: the attempt is looked up from now on until it does. */
  private void record(UUID id, Attempt attempt, PaymentOutcome seen) {
    payments.record(attempt, seen, "webhook");
    webhooks.processed(id, seen.getClass().getSimpleName());
  }

  private Optional<Attempt> known(TossNotice notice) {
    if (!notice.paymentKey().isEmpty()) return payments.findByKey(notice.paymentKey());
    return OrderId.parse(notice.orderId()).flatMap(payments::findByOrder);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(2);
  }
}
