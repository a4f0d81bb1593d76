package dev.gyeolje.checkout;

import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.payment.Attempt;
import dev.gyeolje.payment.PaymentGateway;
import dev.gyeolje.payment.PaymentOutcome;
import dev.gyeolje.payment.PaymentService;
import dev.gyeolje.platform.log.Log;
import dev.gyeolje.platform.log.LogContext;
import dev.gyeolje.platform.threads.Background;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;

/** A payment in three phases; the wire is never inside a transaction and occupies no thread. */
@ApplicationScoped
class CheckoutFlow {

  private static final Log LOG = Log.of(CheckoutFlow.class);

  @Inject CheckoutService checkout;
  @Inject PaymentService payments;
  @Inject PaymentGateway gateway;
  @Inject Background background;

  /**
   * Collects the money if this is the first return for the order, and says where the order stands.
   */
  CompletionStage<BeginOutcome> confirm(CallbackRequest back) {
    var beginning = checkout.begin(back); // tx: all checked, attempt stored
    if (!(beginning instanceof BeginOutcome.Started ask))
      return CompletableFuture.completedStage(beginning);
    var fields = LogContext.fields(); // of the request that is answered
    return gateway
        .confirm(ask.attempt()) // no tx, no thread: may take a minute
        .thenApplyAsync(
            outcome -> LogContext.with(fields, () -> record(ask.attempt(), outcome)),
            background::execute) // tx: all of it, or none
        .exceptionally(lost -> LogContext.with(fields, () -> recordingFailed(ask.attempt(), lost)));
  }

  private BeginOutcome record(Attempt attempt, PaymentOutcome outcome) {
    payments.record(attempt, outcome, "callback");
    return new BeginOutcome.AlreadyStarted(checkout.status(attempt.order()));
  }

  /** The answer is lost, the attempt is not: the reconciler asks what became of it. */
  private static BeginOutcome recordingFailed(Attempt attempt, Throwable lost) {
    LOG.log(Level.WARNING, "the answer for order {0} could not be recorded", lost, attempt.order());
    return new BeginOutcome.AlreadyStarted(OrderStatus.CONFIRMING);
  }
}
