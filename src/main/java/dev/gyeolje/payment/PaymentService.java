package dev.gyeolje.payment;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.SUPPORTS;

import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Attempts to collect money, and what became of them. */
@ApplicationScoped
@Transactional
public class PaymentService {

  @Inject PaymentRepository payments;
  @Inject OrderService orders;
  @Inject RefundService refunds;
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
    payments.lockKey(paymentKey);
    if (payments.exists(paymentKey, order.id())) return Optional.empty();
    var payment = new Payment(order.id(), paymentKey, order.amount(), clock.instant());
    payments.add(payment);
    return Optional.of(payment.attempt());
  }

  /** The attempt with this key, if it is one of ours. */
  @Transactional(SUPPORTS)
  public Optional<Attempt> findByKey(String paymentKey) {
    return payments.findByKey(paymentKey).map(Payment::attempt);
  }

  /** The one attempt there is for this order. */
  @Transactional(SUPPORTS)
  public Optional<Attempt> findByOrder(OrderId order) {
    return payments.of(order).stream().findFirst().map(Payment::attempt);
  }

  /** What notices about this attempt must repeat, if the provider gave us something. */
  @Transactional(SUPPORTS)
  public Optional<String> secret(Attempt attempt) {
    return payments.find(attempt.id()).map(Payment::secret);
  }

  /**
   * Writes down what the provider said and tells it within the same transaction. The same news
   * twice is news once.
   *
   * @param actor who brings it, for the audit row
   * @return false if some of it has to wait until a refund that is under way is settled
   */
  public boolean record(Attempt attempt, PaymentOutcome outcome, String actor) {
    // order before payment, as everywhere: whoever else has news waits here
    var order = orders.lock(attempt.order()).orElseThrow();
    var payment = payments.find(attempt.id()).orElseThrow();
    if (outcome instanceof PaymentOutcome.Approved answer) approved(order, payment, answer, actor);
    else if (outcome instanceof PaymentOutcome.AwaitingDeposit answer)
      awaitingDeposit(order, payment, answer, actor);
    else if (outcome instanceof PaymentOutcome.Refused answer)
      refused(order, payment, answer.code(), actor);
    else if (outcome instanceof PaymentOutcome.Unknown answer) unknown(payment, answer.cause());
    else unknown(payment, "not asked yet");
    return !(outcome instanceof PaymentOutcome.Approved answer)
        || !payment.approved()
        || refunds.adopt(order, payment, answer.cancellations());
  }

  private void approved(
      Order order, Payment payment, PaymentOutcome.Approved answer, String actor) {
    // a closed one that is approved all the same is late money, and what to do is checkout's to
    // decide
    if (!payment.unanswered() && !payment.waiting() && !payment.closed()) return;
    // it came, and went back before we closed over it: nothing is left to decide
    if (payment.closed() && answer.givenBack().equals(answer.amount())) return;
    if (payment.matches(
        answer.orderId(), answer.paymentKey(), answer.amount(), answer.currency())) {
      payment.approve(answer, clock.instant());
      events.fire(
          new PaymentEvent.Approved(
              order, answer.paymentKey(), answer.method(), answer.at(), actor));
    } else mismatch(order, payment, answer.orderId(), answer.amount(), answer.currency(), actor);
  }

  private void awaitingDeposit(
      Order order, Payment payment, PaymentOutcome.AwaitingDeposit answer, String actor) {
    var now = clock.instant();
    if (payment.waiting()) {
      if (payment.overdue(now)) expire(order, payment, actor);
      else payment.stillWaiting(now);
    } else if (payment.unanswered() || payment.approved()) {
      boolean reversed = payment.approved();
      if (payment.matches(
          answer.orderId(), answer.paymentKey(), answer.amount(), answer.currency())) {
        payment.awaitDeposit(answer, now);
        events.fire(
            reversed
                ? new PaymentEvent.DepositReversed(order, actor)
                : new PaymentEvent.AwaitingDeposit(order, actor));
        if (payment.overdue(now)) expire(order, payment, actor);
      } else mismatch(order, payment, answer.orderId(), answer.amount(), answer.currency(), actor);
    }
  }

  private void refused(Order order, Payment payment, String code, String actor) {
    if (payment.waiting()) expire(order, payment, actor);
    else if (payment.unanswered()) {
      payment.refuse(code, clock.instant());
      events.fire(new PaymentEvent.Refused(order, code, actor));
    }
  }

  private void expire(Order order, Payment payment, String actor) {
    payment.expire(clock.instant());
    events.fire(new PaymentEvent.DepositExpired(order, actor));
  }

  private void unknown(Payment payment, String cause) {
    if (payment.unanswered() || payment.waiting())
      payment.stillUnknown(cause, clock.instant(), jitter());
  }

  private void mismatch(
      Order order, Payment payment, String echoed, Money amount, String currency, String actor) {
    var what = "the provider speaks of order " + echoed + ", " + amount.won() + " " + currency;
    payment.mismatch(what, "KRW".equals(currency) ? amount : null, clock.instant());
    events.fire(new PaymentEvent.Mismatched(order, what, actor));
  }

  /** Whether an order in {@code state} would agree with what we know of its money. */
  @Transactional(SUPPORTS)
  public boolean fits(OrderId order, OrderStatus state) {
    return payments.of(order).stream()
        .findFirst()
        .map(payment -> payment.fits(state))
        .orElseGet(() -> state == OrderStatus.PENDING || state.closedUnpaid());
  }

  /** How the money of a locked order was captured, if it was. */
  @Transactional(MANDATORY)
  public Optional<PaymentEvent.Approved> approval(Order order, String actor) {
    return payments.of(order.id()).stream()
        .filter(Payment::approved)
        .findFirst()
        .map(payment -> payment.approval(order, actor));
  }

  /**
   * Makes the look-up of an attempt due now.
   *
   * @return false if there is no such attempt, or it is settled
   */
  public boolean lookUpNow(UUID attempt) {
    return payments.lookUpAt(attempt, clock.instant());
  }

  /** Unsettled attempts whose look-up is due, claimed for this node. */
  List<Attempt> claimUnsettled(int limit) {
    var now = clock.instant();
    var due = payments.claimUnsettled(now, limit);
    due.forEach(payment -> payment.claimForLookUp(now));
    return due.stream().map(Payment::attempt).toList();
  }

  /** Nodes that failed together must not all ask again together. */
  private static Duration jitter() {
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(1_000));
  }
}
