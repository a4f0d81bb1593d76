package dev.gyeolje.checkout;

import dev.gyeolje.account.Actor;
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
 * Closes orders that were not paid in time and releases their units. Queries the provider first,
 * because a database restored from a backup may have lost a payment. While the outcome is unknown,
 * the order stays open.
 */
@ApplicationScoped
public class OrderExpiry implements Job {

  private static final RepeatedFailures FAILURES = new RepeatedFailures(Log.of(OrderExpiry.class));

  private static final int BATCH = 50;

  @Inject OrderExpiryService expiry;
  @Inject PaymentService payments;
  @Inject PaymentGateway gateway;

  @Override
  public int runOnce() {
    var due = expiry.claimOverdue(BATCH);
    var answers = due.stream().map(order -> gateway.retrieve(order).toCompletableFuture()).toList();
    for (int i = 0; i < due.size(); i++) expire(due.get(i), answers.get(i).join());
    return due.size();
  }

  /** Logs a failure without delaying other orders; a later run checks this order again. */
  private void expire(OrderId order, PaymentOutcome seen) {
    try {
      expiry.expire(order, seen).ifPresent(found -> payments.record(found, seen, Actor.CLOCK));
    } catch (RuntimeException e) {
      FAILURES.log(Level.WARNING, "order {0} could not be closed", e, order);
    }
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(5);
  }
}
