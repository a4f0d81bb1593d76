package dev.gyeolje.payment;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.SUPPORTS;

import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.platform.money.Money;
import dev.gyeolje.platform.seal.Seal;
import dev.gyeolje.platform.web.TextSanitizer;
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

  /** A refund mostly has its answer within a second. */
  private static final Duration UNDER_WAY = Duration.ofMinutes(1);

  /** A look-up is due now; relevant once the transaction has committed. */
  record CheckRequested() {}

  @Inject PaymentRepository payments;
  @Inject OrderService orders;
  @Inject RefundService refunds;
  @Inject PaymentMetrics metrics;
  @Inject Event<PaymentEvent> events;
  @Inject Event<CheckRequested> checkRequested;
  @Inject Seal seal;
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
    if (orders.paymentsMayBeForgotten(order)) payment.checkOrderFirst();
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
   * twice is news once, and news that something newer has overtaken is none: the provider is asked
   * again. Whatever is not certain yet is looked up until it is.
   *
   * @param attempt as it was before the provider was asked
   * @param actor who brings it, for the audit row
   */
  public void record(Attempt attempt, PaymentOutcome outcome, String actor) {
    // order before payment, as everywhere: whoever else has news waits here
    var order = orders.lock(attempt.order()).orElseThrow();
    var payment = payments.find(attempt.id()).orElseThrow();
    var now = clock.instant();
    boolean overtaken = payment.isNewerThan(attempt);
    if (outcome instanceof PaymentOutcome.Unknown answer) {
      if (!overtaken) payment.stillUnknown(answer.cause(), now, jitter());
    } else if (outcome instanceof PaymentOutcome.Approved answer && payment.captured())
      reconcileRefunds(order, payment, answer, overtaken, actor);
    else if (overtaken) payment.scheduleCheck(now);
    else {
      publish(order, payment, attempt, outcome, actor);
      // what we knew already
      if (payment.completed() && !payment.isNewerThan(attempt)) payment.checked(now);
    }
  }

  /**
   * Records what the provider said of an order by its id: of an attempt that we have lost, which is
   * remembered then, or of one that we know by another key. Money for an order that is closed comes
   * late; what brings no money changes nothing.
   *
   * @param actor who brings it, for the audit row
   * @return whether it was about an attempt
   */
  public boolean recordByOrder(OrderId id, PaymentOutcome seen, String actor) {
    var key = keyOfCapture(id, seen);
    if (key.isEmpty()) return false;
    var order = orders.lock(id).orElseThrow();
    var known = payments.of(id).stream().findFirst();
    if (known.isPresent() && known.get().captured() && !known.get().key().equals(key.get())) {
      capturedTwice(order, seen, actor);
      return true;
    }
    var attempt = known.map(Payment::attempt).or(() -> createMissing(order, key.get(), actor));
    attempt.ifPresent(found -> record(found, seen, actor));
    return attempt.isPresent();
  }

  /** The key of what the provider has, or will have, money by for this very order. */
  private static Optional<String> keyOfCapture(OrderId order, PaymentOutcome seen) {
    if (seen instanceof PaymentOutcome.Approved found
        && found.orderId().equals(order.toString())
        && !found.refundedAmount().equals(found.amount())) return Optional.of(found.paymentKey());
    if (seen instanceof PaymentOutcome.AwaitingDeposit found
        && found.orderId().equals(order.toString())) return Optional.of(found.paymentKey());
    return Optional.empty();
  }

  private Optional<Attempt> createMissing(Order order, String paymentKey, String actor) {
    if (!Attempt.isPaymentKey(paymentKey)) return Optional.empty();
    var attempt = begin(order, paymentKey);
    attempt.ifPresent(found -> events.fire(new PaymentEvent.Found(order, actor)));
    // the database allows an order each move by itself, and the next may follow at once
    payments.flush();
    return attempt;
  }

  /** Money was taken by one key, and now by another: a person must look. */
  private void capturedTwice(Order order, PaymentOutcome seen, String actor) {
    if (!(seen instanceof PaymentOutcome.Approved captured)
        || !order.status().leadsTo(OrderStatus.REVIEW)) return;
    var what =
        "the provider took "
            + captured.amount().won()
            + " "
            + captured.currency()
            + " once more, by payment key "
            + captured.paymentKey();
    events.fire(new PaymentEvent.Mismatched(order, what, actor));
  }

  private void publish(
      Order order, Payment payment, Attempt attempt, PaymentOutcome outcome, String actor) {
    if (outcome instanceof PaymentOutcome.Approved answer) {
      approved(order, payment, answer, actor);
      if (payment.captured()) reconcileRefunds(order, payment, answer, false, actor);
    } else if (outcome instanceof PaymentOutcome.AwaitingDeposit answer)
      awaitingDeposit(order, payment, attempt, answer, actor);
    else if (outcome instanceof PaymentOutcome.Declined answer)
      declined(order, payment, answer.code(), actor);
    else if (!payment.completed()) payment.stillUnknown("not asked yet", clock.instant(), jitter());
  }

  /**
   * Imports what was given back of captured money besides; while a refund is under way, it is to be
   * told apart later. What is not as it was asked for belongs to the person who reviews it.
   */
  private void reconcileRefunds(
      Order order,
      Payment payment,
      PaymentOutcome.Approved answer,
      boolean overtaken,
      String actor) {
    var now = clock.instant();
    payment.updateRefundTerms(answer.terms());
    var left =
        payment.approved()
            ? refunds.importExternalRefunds(order, payment, answer.cancellations())
            : RefundService.ImportResult.NOTHING;
    var wrong = answer.contradiction().isEmpty() ? left.contradiction() : answer.contradiction();
    if (!wrong.isEmpty() && payment.contradicted(TextSanitizer.shortened(wrong, 300)))
      events.fire(new PaymentEvent.Contradicted(order, wrong, actor));
    if (!overtaken) followTransfer(order, payment, answer.terms(), actor);
    if (left.underWay()) payment.scheduleCheck(now.plus(UNDER_WAY));
    else payment.checked(now);
  }

  /** Whether a refund to a bank account has arrived; a person sees to one that cannot. */
  private void followTransfer(Order order, Payment payment, RefundTerms terms, String actor) {
    var seen = terms.transfer();
    boolean changed = payment.updateTransfer(seen);
    if (seen == null || !seen.failed()) return;
    refunds.returned(order, payment, terms);
    if (!changed) return;
    metrics.transferFailed();
    events.fire(new PaymentEvent.Contradicted(order, "refund to the bank: " + seen, actor));
  }

  private void approved(
      Order order, Payment payment, PaymentOutcome.Approved answer, String actor) {
    var echo = new Echo(answer.orderId(), answer.paymentKey(), answer.amount(), answer.currency());
    // it was known to be another than was asked for, and now its money has come
    if (payment.mismatchedWithoutMoney()) mismatch(order, payment, echo, echo.won());
    // a closed one that is approved all the same is late money, and what to do is checkout's to
    // decide
    if (!payment.unknown() && !payment.awaitingDeposit() && !payment.closed()) return;
    // it came, and went back before we closed over it: nothing is left to decide
    if (payment.closed() && answer.refundedAmount().equals(answer.amount())) return;
    replaceKey(payment, echo);
    if (echo.fits(payment)) {
      payment.approve(answer, clock.instant());
      events.fire(payment.approval(order, actor));
    } else {
      mismatch(order, payment, echo, echo.won());
      events.fire(new PaymentEvent.Mismatched(order, echo.text(), actor));
    }
  }

  private void awaitingDeposit(
      Order order,
      Payment payment,
      Attempt attempt,
      PaymentOutcome.AwaitingDeposit answer,
      String actor) {
    var now = clock.instant();
    if (payment.awaitingDeposit()) {
      boolean overdue = payment.overdue(now);
      // the provider was asked to close it, and keeps it open: nobody can transfer all the same
      if (overdue && attempt.cancellationRequested()) expire(order, payment, actor);
      else if (overdue) payment.requestCancellation(Payment.CancelReason.DUE, now);
      else if (attempt.cancellationRequested())
        payment.stillUnknown("not called off yet", now, jitter());
      else payment.stillWaiting(now);
    } else if (payment.unknown() || payment.approved()) {
      boolean reversed = payment.approved();
      var echo =
          new Echo(answer.orderId(), answer.paymentKey(), answer.amount(), answer.currency());
      replaceKey(payment, echo);
      if (echo.fits(payment)) {
        payment.issueVirtualAccount(answer, seal, now);
        // found too late: nobody is to transfer for what is closed
        boolean late = order.status().closedUnpaid();
        if (!late)
          events.fire(
              reversed
                  ? new PaymentEvent.DepositReversed(order, actor)
                  : new PaymentEvent.VirtualAccountIssued(order, actor));
        if (late || payment.overdue(now))
          payment.requestCancellation(Payment.CancelReason.DUE, now);
      } else {
        // nothing is captured yet
        mismatch(order, payment, echo, null);
        events.fire(new PaymentEvent.Mismatched(order, echo.text(), actor));
      }
    }
  }

  /** One that another order has is no forgotten one: that is for a person to see. */
  private void replaceKey(Payment payment, Echo echo) {
    if (payment.isHeldUnderAnotherKey(echo.order(), echo.key())
        && payments.findByKey(echo.key()).isEmpty()) payment.replaceKey(echo.key());
  }

  private void declined(Order order, Payment payment, String code, String actor) {
    if (payment.awaitingDeposit() && payment.endedBeforeDue(code)) {
      payment.endBeforeDue(clock.instant());
      events.fire(new PaymentEvent.VirtualAccountCanceled(order, actor));
    } else if (payment.awaitingDeposit()) expire(order, payment, actor);
    else if (payment.unknown()) {
      payment.decline(code, clock.instant());
      events.fire(new PaymentEvent.Declined(order, code, actor));
    }
  }

  private void expire(Order order, Payment payment, String actor) {
    payment.expire(clock.instant());
    if (!order.status().closedUnpaid())
      events.fire(new PaymentEvent.VirtualAccountExpired(order, actor));
  }

  /** What the provider echoes of an attempt. */
  private record Echo(String order, String key, Money amount, String currency) {

    boolean fits(Payment payment) {
      return payment.matches(order, key, amount, currency);
    }

    /** Won that were taken, or null if it was none that we can count. */
    Money won() {
      return "KRW".equals(currency) && amount.won() > 0 ? amount : null;
    }

    String text() {
      return "the provider speaks of payment %s of order %s, %d %s"
          .formatted(
              TextSanitizer.shortened(key, 200),
              TextSanitizer.shortened(order, 64),
              amount.won(),
              TextSanitizer.shortened(currency, 10));
    }
  }

  /**
   * @param taken what was captured, or null if nothing was that we can count
   */
  private void mismatch(Order order, Payment payment, Echo echo, Money captured) {
    payment.mismatch(echo.text(), captured, keyToRefund(order, payment, echo), clock.instant());
  }

  /**
   * The echoed key if it can only be that of this order's money; else the one that was asked for.
   * The key of another order's payment must never be refunded here.
   */
  private String keyToRefund(Order order, Payment payment, Echo echo) {
    if (!order.id().toString().equals(echo.order()) || !Attempt.isPaymentKey(echo.key()))
      return payment.key();
    payments.lockKey(echo.key());
    return payments
            .findByKey(echo.key())
            .filter(known -> !known.id().equals(payment.id()))
            .isPresent()
        ? payment.key()
        : echo.key();
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
   * Wants the virtual account of a locked order closed at the provider; what comes of it, a deposit
   * in the same moment perhaps, is told as it comes.
   */
  @Transactional(MANDATORY)
  public void cancelVirtualAccount(Order order) {
    payments.of(order.id()).stream()
        .filter(Payment::awaitingDeposit)
        .forEach(
            payment -> payment.requestCancellation(Payment.CancelReason.SHOPPER, clock.instant()));
    checkRequested.fire(new CheckRequested());
  }

  /**
   * Makes the look-up of an attempt due now.
   *
   * @return false if there is no such attempt
   */
  public boolean checkNow(UUID attempt) {
    return payments.scheduleCheck(attempt, clock.instant());
  }

  /** An answer could not be recorded: it is looked up again, ever less often. */
  void recordingFailed(Attempt attempt, String why) {
    payments.find(attempt.id()).ifPresent(payment -> payment.recordingFailed(why, clock.instant()));
  }

  /** Attempts whose look-up is due, claimed for this node. */
  List<Attempt> claimDue(int limit) {
    var now = clock.instant();
    var due = payments.claimDue(now, limit);
    due.forEach(payment -> payment.claimForCheck(now));
    return due.stream().map(Payment::attempt).toList();
  }

  /** Nodes that failed together must not all ask again together. */
  private static Duration jitter() {
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(1_000));
  }
}
