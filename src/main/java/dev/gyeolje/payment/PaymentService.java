package dev.gyeolje.payment;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Attempts to collect money, and what became of them. */
@ApplicationScoped
@Transactional
public class PaymentService {

  @Inject PaymentRepository payments;
  @Inject OrderService orders;
  @Inject Event<PaymentEvent> events;
  @Inject Clock clock;

  /**
   * Stores the attempt that is about to be made for a locked order, before the provider hears of
   * it.
   *
   * @return the attempt to make, or nothing if this payment key or this order already has one
   */
  @Transactional(MANDATORY)
  public Optional<Attempt> begin(Order order, String paymentKey) {
    if (payments.exists(paymentKey) || !payments.of(order.id()).isEmpty()) return Optional.empty();
    var payment = new Payment(order.id(), paymentKey, order.amount(), clock.instant());
    payments.add(payment);
    return Optional.of(payment.attempt());
  }

  /** Whether {@code paymentKey} is the one this order was, or is being, paid with. */
  @Transactional(MANDATORY)
  public boolean isFor(Order order, String paymentKey) {
    return payments.of(order.id()).stream().anyMatch(p -> p.hasKey(paymentKey));
  }

  /**
   * Writes down what the provider said and tells it within the same transaction. The same news
   * twice is news once.
   *
   * @param actor who brings it, for the audit row
   */
  public void record(Attempt attempt, PaymentOutcome outcome, String actor) {
    // order before payment, as everywhere: whoever else has news waits here
    var order = orders.lock(attempt.order()).orElseThrow();
    var payment = payments.find(attempt.id()).orElseThrow();
    var now = clock.instant();
    if (outcome instanceof PaymentOutcome.Approved answer) approved(order, payment, answer, actor);
    else if (!payment.unanswered()) return;
    else if (outcome instanceof PaymentOutcome.AwaitingDeposit answer)
      awaitingDeposit(order, payment, answer, actor);
    else if (outcome instanceof PaymentOutcome.Refused answer) {
      payment.refuse(answer.code(), now);
      events.fire(new PaymentEvent.Refused(order, answer.code(), actor));
    } else if (outcome instanceof PaymentOutcome.Unknown answer)
      payment.stillUnknown(answer.cause(), now, jitter());
    else payment.stillUnknown("not asked yet", now, jitter());
  }

  private void approved(
      Order order, Payment payment, PaymentOutcome.Approved answer, String actor) {
    if (!payment.unanswered() && !payment.waiting()) return;
    Instant now = clock.instant();
    if (payment.matches(
        answer.orderId(), answer.paymentKey(), answer.amount(), answer.currency())) {
      payment.approve(answer, now);
      events.fire(
          new PaymentEvent.Approved(
              order, answer.paymentKey(), answer.method(), answer.at(), actor));
    } else
      mismatch(
          order,
          payment,
          describe(answer.orderId(), answer.amount().won(), answer.currency()),
          actor);
  }

  private void awaitingDeposit(
      Order order, Payment payment, PaymentOutcome.AwaitingDeposit answer, String actor) {
    if (payment.matches(
        answer.orderId(), answer.paymentKey(), answer.amount(), answer.currency())) {
      payment.awaitDeposit(answer, clock.instant());
      events.fire(new PaymentEvent.AwaitingDeposit(order, actor));
    } else
      mismatch(
          order,
          payment,
          describe(answer.orderId(), answer.amount().won(), answer.currency()),
          actor);
  }

  private void mismatch(Order order, Payment payment, String what, String actor) {
    payment.mismatch(what, clock.instant());
    events.fire(new PaymentEvent.Mismatched(order, what, actor));
  }

  private static String describe(String order, long won, String currency) {
    return "the provider speaks of order " + order + ", " + won + " " + currency;
  }

  /** Attempts without an answer whose look-up is due, claimed for this node. */
  List<Attempt> claimUnanswered(int limit) {
    var now = clock.instant();
    var due = payments.claimUnanswered(now, limit);
    due.forEach(payment -> payment.claimForLookUp(now));
    return due.stream().map(Payment::attempt).toList();
  }

  /** Nodes that failed together must not all ask again together. */
  private static Duration jitter() {
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(1_000));
  }
}
