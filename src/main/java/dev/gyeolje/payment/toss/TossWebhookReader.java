package dev.gyeolje.payment.toss;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.payment.Attempt;
import dev.gyeolje.payment.PaymentGateway;
import dev.gyeolje.payment.PaymentOutcome;
import dev.gyeolje.payment.PaymentService;
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
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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
    // all asked at once, so that a slow answer holds up no other
    var asked = new LinkedHashMap<UUID, CompletableFuture<Looked>>();
    claimed.forEach(
        (id, notice) -> tryTo(id, () -> ask(id, notice).ifPresent(l -> asked.put(id, l))));
    asked.forEach((id, answer) -> tryTo(id, () -> record(id, answer.join())));
    return claimed.size();
  }

  /** One that cannot be followed now holds up no other, and is given up after some tries. */
  private void tryTo(UUID id, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a notice of Toss could not be followed now", e);
      webhooks.later(id, e.getClass().getSimpleName());
    }
  }

  private record Looked(Attempt attempt, PaymentOutcome outcome) {}

  /** The answer to come, or nothing if the notice is not worth asking about. */
  private Optional<CompletableFuture<Looked>> ask(UUID id, TossNotice notice) {
    var attempt = known(notice);
    if (attempt.isEmpty()) {
      webhooks.processed(id, "about no payment of ours");
      return Optional.empty();
    }
    if (notice.deposit()) {
      var secret = payments.secret(attempt.get());
      if (secret.isEmpty()) {
        // it overtook the answer that brings the secret
        webhooks.later(id, "the payment has no secret yet");
        return Optional.empty();
      }
      if (!MessageDigest.isEqual(bytes(secret.get()), bytes(notice.secret()))) {
        webhooks.processed(id, "refused: the secret is not that of the payment");
        return Optional.empty();
      }
    }
    return Optional.of(
        gateway
            .lookUp(attempt.get())
            .thenApply(outcome -> new Looked(attempt.get(), outcome))
            .toCompletableFuture());
  }

  private void record(UUID id, Looked looked) {
    if (looked.outcome() instanceof PaymentOutcome.Unknown unknown)
      webhooks.later(id, unknown.cause());
    else if (payments.record(looked.attempt(), looked.outcome(), "webhook"))
      webhooks.processed(id, looked.outcome().getClass().getSimpleName());
    else webhooks.later(id, "a refund is under way");
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
