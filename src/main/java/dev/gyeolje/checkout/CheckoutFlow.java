package dev.gyeolje.checkout;

import dev.gyeolje.account.Actor;
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

/** Confirms a payment in three phases; the call to Toss holds no transaction and no thread. */
@ApplicationScoped
class CheckoutFlow {

  private static final Log LOG = Log.of(CheckoutFlow.class);

  @Inject CheckoutService checkout;
  @Inject PaymentService payments;
  @Inject PaymentGateway gateway;
  @Inject Background background;

  /**
   * Captures the payment if this is the first callback of the order, and returns the order's
   * status.
   */
  CompletionStage<CallbackResult> confirm(CallbackRequest callback) {
    return checkout
        .begin(callback) // tx: amount, hold and status checked, attempt stored
        .fold(
            started -> confirm(started.attempt()),
            known -> CompletableFuture.completedStage(CallbackResult.of(known.status())),
            rejected -> CompletableFuture.completedStage(CallbackResult.rejected(rejected.code())));
  }

  private CompletionStage<CallbackResult> confirm(Attempt attempt) {
    var fields = LogContext.fields(); // of the current request
    return gateway
        .confirm(attempt) // no tx, no thread: may take a minute
        .thenApplyAsync(
            outcome -> LogContext.with(fields, () -> record(attempt, outcome)),
            background::execute) // tx: atomic
        .exceptionally(failure -> LogContext.with(fields, () -> failed(attempt, failure)));
  }

  private CallbackResult record(Attempt attempt, PaymentOutcome outcome) {
    return CallbackResult.of(payments.record(attempt, outcome, Actor.CALLBACK));
  }

  /**
   * Returns CONFIRMING: the outcome was not recorded, but the attempt is stored, so the reconciler
   * retrieves the payment.
   */
  private static CallbackResult failed(Attempt attempt, Throwable failure) {
    LOG.log(
        Level.WARNING, "the outcome of order {0} could not be recorded", failure, attempt.order());
    return CallbackResult.of(OrderStatus.CONFIRMING);
  }
}
