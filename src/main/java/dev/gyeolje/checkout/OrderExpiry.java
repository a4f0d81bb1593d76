package dev.gyeolje.checkout;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.payment.PaymentGateway;
import dev.gyeolje.payment.PaymentOutcome;
import dev.gyeolje.payment.PaymentService;
import dev.gyeolje.platform.jobs.Job;
import dev.gyeolje.platform.log.Log;
import dev.gyeolje.platform.log.RepeatedFailures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;

/**
 * Gives up orders that were never paid in time, and lets others buy their pieces. Nobody was asked
 * for their money, as far as we remember; a database restored from yesterday remembers less than
 * the provider, so the provider is asked first, and without its answer nothing is given up.
 */
@ApplicationScoped
public class OrderExpiry implements Job {

  private static final RepeatedFailures FAILURES = new RepeatedFailures(Log.of(OrderExpiry.class));

  private static final int BATCH = 50;

  @Inject CheckoutService checkout;
  @Inject PaymentService payments;
  @Inject PaymentGateway gateway;

  @Override
  public int runOnce() {
    var due = checkout.claimOverdue(BATCH);
    var answers = due.stream().map(order -> gateway.retrieve(order).toCompletableFuture()).toList();
    for (int i = 0; i < due.size(); i++) expire(due.get(i), answers.get(i).join());
    return due.size();
  }

  /** One that cannot be settled is looked at again later, and holds up no other. */
  private void expire(OrderId order, PaymentOutcome seen) {
    try {
      checkout
          .expire(order, seen)
          .ifPresent(found -> payments.record(found, seen, CheckoutService.CLOCK));
    } catch (RuntimeException e) {
      FAILURES.log(Level.WARNING, "order {0} could not be given up", e, order);
    }
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(5);
  }
}
