package dev.gyeolje.payment;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.SUPPORTS;

import dev.gyeolje.account.Actor;
import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.platform.jobs.JobRunner;
import dev.gyeolje.platform.money.Money;
import dev.gyeolje.platform.seal.Seal;
import dev.gyeolje.platform.text.TextSanitizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Stores attempts to collect money and records their outcomes. */
@ApplicationScoped
@Transactional
public class PaymentService {

  /** Most refunds are answered within a second. */
  private static final Duration REFUND_RESPONSE_TIME = Duration.ofMinutes(1);

  @Inject PaymentRepository payments;
  @Inject OrderService orders;
  @Inject RefundService refunds;
  @Inject PaymentMetrics metrics;
  @Inject Event<PaymentEvent> events;
  @Inject JobRunner jobs;
  @Inject Seal seal;
  @Inject Clock clock;

  /**
   * Stores the attempt for a locked order before the confirm call.
   *
   * @return the attempt to confirm, or empty if this payment key or this order already has one
   */
  @Transactional(MANDATORY)
  public Optional<Attempt> begin(Order order, String paymentKey) {
    var payment = new Payment(order.id(), paymentKey, order.amount(), clock.instant());
    return payments.insert(payment) ? Optional.of(payment.attempt()) : Optional.empty();
  }

  /** The attempt with this key, if the shop has one. */
  @Transactional(SUPPORTS)
  public Optional<Attempt> findByKey(String paymentKey) {
    return payments.findByKey(paymentKey).map(Payment::attempt);
  }

  /** The only attempt of this order, if there is one. */
  public Optional<Attempt> findByOrder(OrderId order) {
    return payments.of(order).stream().findFirst().map(Payment::attempt);
  }

  /** The secret that webhooks about this attempt must carry, if the provider issued one. */
  public Optional<String> secret(Attempt attempt) {
    return payments.find(attempt.id()).map(Payment::secret);
  }

  /**
   * Records the provider's outcome and fires the matching event in the same transaction.
   * Idempotent. An outdated outcome changes nothing but makes a check due; an unknown outcome
   * postpones the next check.
   *
   * @param attempt as it was before the provider was called
   * @param actor who reports the outcome, for the audit row
   * @return the status of the order afterwards
   */
  public OrderStatus record(Attempt attempt, PaymentOutcome outcome, Actor actor) {
    var locked = payments.lockWithOrder(attempt.id());
    outcome.accept(new Recording(locked.order(), locked.payment(), attempt, actor));
    return locked.order().status();
  }

  /**
   * Records what the provider holds for an order, retrieved by the order's id. Covers an attempt
   * that the database has lost, which is created again, and money under another key. Money for a
   * closed order is a late payment; an outcome without money changes nothing.
   *
   * @param actor who reports the outcome, for the audit row
   * @return whether the outcome belongs to an attempt
   */
  public boolean recordByOrder(OrderId id, PaymentOutcome seen, Actor actor) {
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

  /** Key under which the provider holds, or will hold, money for this order. */
  private static Optional<String> keyOfCapture(OrderId order, PaymentOutcome seen) {
    if (seen instanceof PaymentOutcome.Approved found
        && found.orderId().equals(order.toString())
        && !found.refundedAmount().equals(found.amount())) return Optional.of(found.paymentKey());
    if (seen instanceof PaymentOutcome.AwaitingDeposit found
        && found.orderId().equals(order.toString())) return Optional.of(found.paymentKey());
    return Optional.empty();
  }

  private Optional<Attempt> createMissing(Order order, String paymentKey, Actor actor) {
    if (!Attempt.isPaymentKey(paymentKey)) return Optional.empty();
    var attempt = begin(order, paymentKey);
    attempt.ifPresent(found -> events.fire(new PaymentEvent.Found(order, actor)));
    return attempt;
  }

  /** Requests a review: money was captured under a second key. */
  private void capturedTwice(Order order, PaymentOutcome seen, Actor actor) {
    if (!(seen instanceof PaymentOutcome.Approved captured)
        || !order.status().leadsTo(OrderStatus.REVIEW)) return;
    var what =
        "the provider captured a second "
            + captured.amount().won()
            + " "
            + captured.currency()
            + " under payment key "
            + captured.paymentKey();
    events.fire(new PaymentEvent.Mismatched(order, what, actor));
  }

  /** Records one outcome, with its order locked. */
  private final class Recording implements PaymentOutcome.Visitor {
    private final Order order;
    private final Payment payment;
    private final Attempt attempt;
    private final Actor actor;
    private final Instant now = clock.instant();

    /** Whether something was recorded after the provider was queried for this outcome. */
    private final boolean outdated;

    Recording(Order order, Payment payment, Attempt attempt, Actor actor) {
      this.order = order;
      this.payment = payment;
      this.attempt = attempt;
      this.actor = actor;
      this.outdated = payment.isNewerThan(attempt);
    }

    @Override
    public void approved(PaymentOutcome.Approved approval) {
      if (payment.captured()) reconcileRefunds(approval);
      else
        unlessOutdated(
            () -> {
              approve(approval);
              if (payment.captured()) reconcileRefunds(approval);
            });
    }

    @Override
    public void awaitingDeposit(PaymentOutcome.AwaitingDeposit deposit) {
      unlessOutdated(
          () -> {
            if (payment.awaitingDeposit()) checkDeadline();
            else if (payment.confirming() || payment.approved()) issueVirtualAccount(deposit);
          });
    }

    @Override
    public void declined(PaymentOutcome.Declined decline) {
      unlessOutdated(
          () -> {
            if (payment.awaitingDeposit() && payment.endedBeforeDue(decline.code())) {
              payment.endBeforeDue(now);
              events.fire(new PaymentEvent.VirtualAccountCanceled(order, actor));
            } else if (payment.awaitingDeposit()) expire();
            else if (payment.confirming()) {
              payment.decline(decline.code(), now);
              events.fire(new PaymentEvent.Declined(order, decline.code(), actor));
            }
          });
    }

    @Override
    public void notConfirmed(PaymentOutcome.NotConfirmed notConfirmed) {
      unlessOutdated(
          () -> {
            if (!payment.completed())
              payment.stillUnknown("not confirmed by the provider", now, jitter());
          });
    }

    @Override
    public void unknown(PaymentOutcome.Unknown unknown) {
      if (!outdated) payment.stillUnknown(unknown.cause(), now, jitter());
    }

    private void unlessOutdated(Runnable step) {
      if (outdated) {
        payment.scheduleCheck(now);
        return;
      }
      step.run();
      // the outcome changed nothing
      if (payment.completed() && !payment.isNewerThan(attempt)) payment.checked(now);
    }

    private void approve(PaymentOutcome.Approved approval) {
      var echo =
          new Echo(
              approval.orderId(), approval.paymentKey(), approval.amount(), approval.currency());
      // the mismatch was recorded before, and its money has arrived now
      if (payment.mismatchedWithoutMoney()) mismatch(echo, echo.won());
      // an approval of a closed payment is a late payment, and checkout decides about it
      if (!payment.confirming() && !payment.awaitingDeposit() && !payment.closed()) return;
      // captured and refunded in full before the payment was closed: nothing to record
      if (payment.closed() && approval.refundedAmount().equals(approval.amount())) return;
      replaceKey(echo);
      if (echo.fits(payment)) {
        payment.approve(approval, now);
        events.fire(payment.approval(order, actor));
      } else {
        mismatch(echo, echo.won());
        events.fire(new PaymentEvent.Mismatched(order, echo.text(), actor));
      }
    }

    /**
     * Imports refunds of captured money that were made at the provider. While a refund of the shop
     * is open, they cannot be distinguished from it. A contradictory answer causes a review.
     */
    private void reconcileRefunds(PaymentOutcome.Approved approval) {
      payment.updateRefundTerms(approval.terms());
      var imported =
          payment.approved()
              ? refunds.importExternalRefunds(order, payment, approval.cancellations())
              : RefundService.ImportResult.NOTHING;
      var contradiction =
          approval.contradiction().isEmpty() ? imported.contradiction() : approval.contradiction();
      if (!contradiction.isEmpty()
          && payment.contradicted(TextSanitizer.shortened(contradiction, 300)))
        events.fire(new PaymentEvent.Contradicted(order, contradiction, actor));
      if (!outdated) followTransfer(approval.terms());
      if (imported.underWay()) payment.scheduleCheck(now.plus(REFUND_RESPONSE_TIME));
      else payment.checked(now);
    }

    /** Records the status of a refund to a bank account; a failed transfer causes a review. */
    private void followTransfer(RefundTerms terms) {
      boolean changed = payment.updateTransfer(terms.transfer());
      if (terms.transfer() == null || !terms.transfer().failed()) return;
      refunds.returned(order, payment, terms);
      if (!changed) return;
      metrics.transferFailed();
      events.fire(
          new PaymentEvent.Contradicted(order, "refund to the bank: " + terms.transfer(), actor));
    }

    private void checkDeadline() {
      boolean overdue = payment.overdue(now);
      // still open at the provider despite the request to close it: a deposit is impossible anyway
      if (overdue && attempt.cancellationRequested()) expire();
      else if (overdue) payment.requestCancellation(Payment.CancelReason.DUE, now);
      else if (attempt.cancellationRequested())
        payment.stillUnknown("not canceled by the provider", now, jitter());
      else payment.stillWaiting(now);
    }

    private void issueVirtualAccount(PaymentOutcome.AwaitingDeposit deposit) {
      boolean reversed = payment.approved();
      var echo =
          new Echo(deposit.orderId(), deposit.paymentKey(), deposit.amount(), deposit.currency());
      replaceKey(echo);
      if (!echo.fits(payment)) {
        // nothing is captured yet
        mismatch(echo, null);
        events.fire(new PaymentEvent.Mismatched(order, echo.text(), actor));
        return;
      }
      payment.issueVirtualAccount(deposit, seal, now);
      // found too late: prevent a deposit for a closed order
      boolean late = order.status().closedUnpaid();
      if (!late)
        events.fire(
            reversed
                ? new PaymentEvent.DepositReversed(order, actor)
                : new PaymentEvent.VirtualAccountIssued(order, actor));
      if (late || payment.overdue(now)) payment.requestCancellation(Payment.CancelReason.DUE, now);
    }

    private void expire() {
      payment.expire(now);
      if (!order.status().closedUnpaid())
        events.fire(new PaymentEvent.VirtualAccountExpired(order, actor));
    }

    /** Replaces the key with another one of the provider, unless another payment has that key. */
    private void replaceKey(Echo echo) {
      if (payment.isHeldUnderAnotherKey(echo.order(), echo.key())
          && payments.findByKey(echo.key()).isEmpty()) payment.replaceKey(echo.key());
    }

    /**
     * @param captured captured amount; null if nothing was captured, or nothing in won
     */
    private void mismatch(Echo echo, @Nullable Money captured) {
      payment.mismatch(echo.text(), captured, keyToRefund(echo), now);
    }

    /**
     * Key under which the money is to be refunded. The echoed key is used only if it can belong to
     * this order alone, so that a payment of another order is never refunded here.
     */
    private String keyToRefund(Echo echo) {
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
  }

  /** The provider's echo of an attempt. */
  private record Echo(String order, String key, Money amount, String currency) {

    boolean fits(Payment payment) {
      return payment.matches(order, key, amount, currency);
    }

    /** Captured won; null if the amount is not in won or not positive. */
    @Nullable Money won() {
      return "KRW".equals(currency) && amount.won() > 0 ? amount : null;
    }

    String text() {
      return "the provider reports payment %s of order %s, %d %s"
          .formatted(
              TextSanitizer.shortened(key, 200),
              TextSanitizer.shortened(order, 64),
              amount.won(),
              TextSanitizer.shortened(currency, 10));
    }
  }

  /** Whether an order in {@code state} would be consistent with its payment. */
  @Transactional(SUPPORTS)
  public boolean fits(OrderId order, OrderStatus state) {
    return payments.of(order).stream()
        .findFirst()
        .map(payment -> payment.fits(state))
        .orElseGet(() -> state == OrderStatus.PENDING || state.closedUnpaid());
  }

  /** The approval of a locked order's payment, if it is approved. */
  @Transactional(MANDATORY)
  public Optional<PaymentEvent.Approved> approval(Order order, Actor actor) {
    return payments.of(order.id()).stream()
        .filter(Payment::approved)
        .findFirst()
        .map(payment -> payment.approval(order, actor));
  }

  /**
   * Requests that the provider closes the virtual account of a locked order. The outcome, which may
   * be a deposit at the same moment, is recorded when it arrives.
   */
  @Transactional(MANDATORY)
  public void cancelVirtualAccount(Order order) {
    payments.of(order.id()).stream()
        .filter(Payment::awaitingDeposit)
        .forEach(
            payment -> payment.requestCancellation(Payment.CancelReason.CUSTOMER, clock.instant()));
    jobs.wakeAfterCommit(PaymentReconciler.class);
  }

  /**
   * Makes the check of an attempt due now.
   *
   * @return false if there is no such attempt
   */
  public boolean checkNow(UUID attempt) {
    return payments.scheduleCheck(attempt, clock.instant());
  }

  /**
   * Records that an outcome could not be stored; the attempt is retrieved again with a back-off.
   */
  void recordingFailed(Attempt attempt, String why) {
    payments.find(attempt.id()).ifPresent(payment -> payment.recordingFailed(why, clock.instant()));
  }

  /** Claims attempts with a due check for this node. */
  List<Attempt> claimDue(int limit) {
    var now = clock.instant();
    var due = payments.claimDue(now, limit);
    due.forEach(payment -> payment.claimForCheck(now));
    return due.stream().map(Payment::attempt).toList();
  }

  /** Spreads the checks of nodes that failed at the same time. */
  private static Duration jitter() {
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(1_000));
  }
}
