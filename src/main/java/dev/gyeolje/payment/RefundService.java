package dev.gyeolje.payment;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.SUPPORTS;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.platform.jobs.JobRunner;
import dev.gyeolje.platform.money.Money;
import dev.gyeolje.platform.seal.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Stores and tracks refunds: each is stored before it is sent, and all together never exceed the
 * captured amount.
 */
@ApplicationScoped
@Transactional
public class RefundService {

  /**
   * Longer than a retrieve and the refund call after it may take; an abandoned claim expires then.
   */
  private static final Duration LEASE = Duration.ofSeconds(150);

  /** The provider rejects a second refund of one payment within the same second. */
  private static final Duration REST = Duration.ofMillis(1_500);

  @Inject RefundRepository refunds;
  @Inject PaymentRepository payments;
  @Inject OrderService orders;
  @Inject JobRunner jobs;
  @Inject Event<PaymentEvent> events;
  @Inject Seal seal;
  @Inject Clock clock;

  /**
   * Stores a refund for an order; it is sent right after the commit. Idempotent: a repeated command
   * is stored once, and another command with its id is rejected.
   *
   * @param seen the refundable amount when the decision was made, if it is known: a different
   *     amount now means that another operator refunded meanwhile
   * @throws RefundException if the refund is not possible; nothing has changed then
   */
  public void request(OrderId id, RefundCommand command, Optional<Money> seen) {
    var order = orders.lock(id).orElseThrow(() -> new RefundException("UNKNOWN_ORDER"));
    var asked = refunds.find(command.id());
    if (asked.filter(refund -> !refund.isFor(id, command, seal)).isPresent())
      throw new RefundException("OTHER_FORM");
    if (asked.isPresent()) return;
    if (seen.filter(then -> then.won() != refundable(id)).isPresent())
      throw new RefundException("CHANGED_MEANWHILE");
    var restocked =
        refunds.of(id).stream().filter(r -> !r.hasNoEffect()).map(Refund::restock).toList();
    command
        .restock()
        .forEach(
            (product, quantity) -> {
              int back = restocked.stream().mapToInt(r -> r.getOrDefault(product, 0)).sum();
              if (back + quantity > order.quantities().getOrDefault(product, 0))
                throw new RefundException("TOO_MANY_UNITS");
            });
    request(order, command);
  }

  /**
   * Stores a refund for a locked order; it is sent right after the commit. A rejection does not
   * roll back the caller's transaction, so that the caller can record what to do instead.
   *
   * @throws RefundException if the amount or the bank account does not fit the payment
   */
  @Transactional(value = MANDATORY, dontRollbackOn = RefundException.class)
  public void request(Order order, RefundCommand command) {
    var payment =
        payments.of(order.id()).stream()
            .filter(Payment::captured)
            .findFirst()
            .orElseThrow(() -> new RefundException("NOTHING_CAPTURED"));
    if (command.amount().won() == 0 || command.amount().compareTo(payment.refundable()) > 0)
      throw new RefundException("TOO_MUCH");
    if (payment.onlyInFull() && !command.amount().equals(payment.refundable()))
      throw new RefundException("NO_PARTIAL");
    // a partial refund would leave an order that is neither paid nor refunded
    if (!payment.approved() && !command.amount().equals(payment.refundable()))
      throw new RefundException("ONLY_IN_FULL");
    if (payment.deposited() != (command.account() != null))
      throw new RefundException(payment.deposited() ? "ACCOUNT_NEEDED" : "ACCOUNT_NOT_TAKEN");
    payment.reserve(command.amount());
    refunds.add(new Refund(payment, command, seal, clock.instant()));
    jobs.wakeAfterCommit(RefundSender.class);
  }

  /** The bank account that the customer gave Toss for refunds of a deposit, or null. */
  @Transactional(SUPPORTS)
  public @Nullable BankAccount accountOf(OrderId order) {
    return payments.of(order).stream()
        .map(payment -> payment.refundAccount(seal))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * The bank accounts of an order, as operators see them: for the deposit, for refunds as the
   * customer requested, and of refunds. Numbers and holders are masked.
   */
  @Transactional(SUPPORTS)
  public List<BankAccountView> accounts(OrderId order) {
    return accountsInFull(order).stream().map(BankAccountView::masked).toList();
  }

  /** The same accounts with their numbers and holders. */
  @Transactional(SUPPORTS)
  public List<BankAccountView> accountsInFull(OrderId order) {
    var accounts = new ArrayList<BankAccountView>();
    for (var payment : payments.of(order)) {
      var deposit = payment.virtualAccount(seal);
      if (deposit != null) accounts.add(BankAccountView.of("DEPOSIT", deposit.account()));
      var given = payment.refundAccount(seal);
      if (given != null) accounts.add(BankAccountView.of("REQUESTED_BY_CUSTOMER", given));
    }
    for (var refund : refunds.of(order)) {
      var to = refund.account(seal);
      if (to != null) accounts.add(BankAccountView.of("REFUND", to));
    }
    return accounts;
  }

  /** Whether the customer paid, or is to pay, an order by virtual account. */
  @Transactional(SUPPORTS)
  public boolean deposited(OrderId order) {
    return payments.of(order).stream().anyMatch(Payment::deposited);
  }

  /** The refundable amount in won. */
  @Transactional(SUPPORTS)
  public long refundable(OrderId order) {
    return payments.of(order).stream()
        .filter(Payment::captured)
        .mapToLong(payment -> payment.refundable().won())
        .sum();
  }

  /** The order's refunds, oldest first. */
  @Transactional(SUPPORTS)
  public List<RefundView> list(OrderId order) {
    return refunds.of(order).stream().map(Refund::view).toList();
  }

  /**
   * Withdraws an open refund. It is not sent again. Its status becomes withdrawn as soon as the
   * provider shows that nothing was refunded and no sent request can still be executing; if the
   * provider shows the refund, the status becomes done.
   *
   * @param operator who withdraws it
   * @throws RefundException if it is not open any more; nothing has changed then
   */
  public void withdraw(OrderId id, UUID refund, AccountId operator) {
    var order = orders.lock(id).orElseThrow(() -> new RefundException("UNKNOWN_ORDER"));
    refunds.of(order.id()).stream()
        .filter(known -> known.id().equals(refund) && known.open())
        .findFirst()
        .orElseThrow(() -> new RefundException("NOT_OPEN"));
    refunds.withdraw(refund, operator, clock.instant());
    jobs.wakeAfterCommit(RefundSender.class);
  }

  List<RefundRequest> claim(int limit) {
    var now = clock.instant();
    return refunds.claim(now, now.plus(LEASE), limit).stream()
        .map(
            refund -> {
              refund.claim(now);
              return request(refund, now);
            })
        .toList();
  }

  private RefundRequest request(Refund refund, Instant now) {
    return refund.request(payments.find(refund.paymentId()).orElseThrow().key(), seal, now);
  }

  /** Records the provider's outcome and fires the matching event in the same transaction. */
  void record(RefundRequest request, RefundOutcome outcome) {
    var order = orders.lock(request.order()).orElseThrow();
    var refund = refunds.find(request.id()).orElseThrow();
    refunds.lease(refund.paymentId(), clock.instant().plus(REST));
    if (!refund.open()) return;
    var payment = payments.find(refund.paymentId()).orElseThrow();
    outcome.accept(new Recording(order, payment, refund, request));
  }

  /** Records one outcome, with its order locked. */
  private final class Recording implements RefundOutcome.Visitor {
    private final Order order;
    private final Payment payment;
    private final Refund refund;
    private final RefundRequest request;

    Recording(Order order, Payment payment, Refund refund, RefundRequest request) {
      this.order = order;
      this.payment = payment;
      this.refund = refund;
      this.request = request;
    }

    @Override
    public void done(RefundOutcome.Done done) {
      RefundService.this.done(order, payment, refund, done.transactionKey());
    }

    @Override
    public void rejected(RefundOutcome.Rejected rejection) {
      refund.answered(rejection.message());
      // "already canceled" may refer to this very refund, whose answer was lost
      if (request.repeated()) RefundService.this.ambiguous(refund, rejection.code());
      else reject(order, payment, refund, rejection.code());
    }

    @Override
    public void ambiguous(RefundOutcome.Ambiguous answer) {
      refund.answered(answer.message());
      RefundService.this.ambiguous(refund, answer.code());
    }

    @Override
    public void retryLater(RefundOutcome.RetryLater answer) {
      refund.answered(answer.message());
      RefundService.this.unknown(refund, answer.code());
    }

    @Override
    public void unknown(RefundOutcome.Unknown unknown) {
      if (unknown.ended()) refund.ended(unknown.message());
      else refund.recordMessage(unknown.message());
      RefundService.this.unknown(refund, unknown.cause());
    }
  }

  /**
   * Reconciles a refund that was sent before, or was withdrawn, with the payment as the provider
   * shows it.
   *
   * @return the request to send again, if the provider shows no refund for it
   */
  Optional<RefundRequest> reconcile(RefundRequest request, PaymentOutcome seen) {
    var order = orders.lock(request.order()).orElseThrow();
    var refund = refunds.find(request.id()).orElseThrow();
    var now = clock.instant();
    var payment = payments.find(refund.paymentId()).orElseThrow();
    if (refund.open() && !concluded(order, payment, refund, request.claimedAt(), seen)) {
      refund.sending(now);
      refunds.lease(payment.id(), now.plus(LEASE));
      return Optional.of(request(refund, now));
    }
    refunds.lease(payment.id(), now);
    return Optional.empty();
  }

  /**
   * Records what the retrieved payment shows about the refund; returns whether nothing is to be
   * sent now.
   *
   * @param since lower bound of the time at which the provider showed {@code seen}
   */
  private boolean concluded(
      Order order, Payment payment, Refund refund, Instant since, PaymentOutcome seen) {
    var now = clock.instant();
    if (!(seen instanceof PaymentOutcome.Approved there)) {
      unknown(refund, "retrieved: " + seen.getClass().getSimpleName());
      return true;
    }
    var ours = refunds.of(order.id());
    var given =
        unmatched(there.cancellations(), ours).stream()
            .filter(cancellation -> cancellation.amount().equals(refund.amount()))
            .toList();
    // other open refunds to which one of these cancels may belong
    long rivals =
        ours.stream()
            .filter(other -> other.open() && !other.id().equals(refund.id()))
            .filter(
                other -> other.ambiguousCode() == null && other.amount().equals(refund.amount()))
            .count();
    boolean nothing = given.isEmpty() && refund.quiet(since);
    if (given.size() > rivals) done(order, payment, refund, given.get(0).transactionKey());
    else if (refund.withdrawing() && nothing) withdraw(order, payment, refund);
    else if (refund.ambiguousCode() != null && refund.visibleAtProvider(now))
      reject(order, payment, refund, refund.ambiguousCode());
    else if (refund.ambiguousCode() != null) unknown(refund, refund.ambiguousCode());
    else if (!refund.repeatable(now)) reject(order, payment, refund, "NOT_REFUNDED");
    // a new key makes another refund: the earlier one must certainly have had no effect
    else if (refund.withdrawing() || refund.keySpent() && !nothing)
      unknown(refund, refund.lastResult());
    else return false;
    return true;
  }

  /**
   * Imports refunds of a locked order that were made at the provider. While a refund of the shop is
   * open, they cannot be distinguished from it; the outcome of the open refund resolves that.
   *
   * @return what could not be imported
   */
  @Transactional(MANDATORY)
  ImportResult importExternalRefunds(
      Order order, Payment payment, List<Cancellation> cancellations) {
    if (cancellations.isEmpty()) return ImportResult.NOTHING;
    var ours = refunds.of(order.id());
    var unmatched = unmatched(cancellations, ours);
    if (unmatched.isEmpty()) return ImportResult.NOTHING;
    if (ours.stream().anyMatch(Refund::open)) return ImportResult.UNDER_WAY;
    for (var there : unmatched) {
      if (there.amount().compareTo(payment.refundable()) > 0)
        return ImportResult.contradiction(
            "cancel %s over %d KRW, of which %d remain"
                .formatted(
                    there.transactionKey(), there.amount().won(), payment.refundable().won()));
      var now = clock.instant();
      var refund = Refund.external(payment, there, seal, now);
      payment.reserve(there.amount());
      refunds.add(refund);
      publish(order, payment, refund, now);
    }
    return ImportResult.NOTHING;
  }

  /**
   * Marks refunds of a locked order as failed if their bank transfer failed and the provider's
   * balance shows that it holds their money again. Only then does the provider accept another
   * cancel of that amount.
   */
  @Transactional(MANDATORY)
  void returned(Order order, Payment payment, RefundTerms terms) {
    long back = payment.returnedByBank(terms);
    if (back <= 0) return;
    var ours = refunds.of(order.id());
    if (ours.stream().anyMatch(Refund::open)) return;
    var done = ours.stream().filter(Refund::done).toList();
    var one = done.stream().filter(refund -> refund.amount().won() == back).toList();
    // only its amount identifies one of several refunds, unless all of them failed
    var returned =
        one.size() == 1
            ? one
            : done.stream().mapToLong(refund -> refund.amount().won()).sum() == back
                ? done
                : List.<Refund>of();
    for (var refund : returned) {
      refund.failed();
      payment.returned(refund.amount());
    }
  }

  /**
   * Refunds at the provider that could not be imported.
   *
   * @param underWay whether the import waits for the outcome of an open refund of the shop
   * @param contradiction a refund that cannot be true; empty if there is none
   */
  record ImportResult(boolean underWay, String contradiction) {
    static final ImportResult NOTHING = new ImportResult(false, "");
    static final ImportResult UNDER_WAY = new ImportResult(true, "");

    static ImportResult contradiction(String found) {
      return new ImportResult(false, found);
    }
  }

  private static List<Cancellation> unmatched(List<Cancellation> there, List<Refund> ours) {
    var known = ours.stream().map(Refund::transactionKey).filter(Objects::nonNull).toList();
    return there.stream().filter(given -> !known.contains(given.transactionKey())).toList();
  }

  private void done(Order order, Payment payment, Refund refund, String transactionKey) {
    var now = clock.instant();
    refund.done(transactionKey, now);
    publish(order, payment, refund, now);
  }

  private void publish(Order order, Payment payment, Refund refund, Instant now) {
    payment.refunded(refund.amount(), now);
    events.fire(
        new PaymentEvent.Refunded(
            order,
            refund.amount(),
            payment.fullyRefunded(),
            refund.restock(),
            refund.requestedBy()));
  }

  private void reject(Order order, Payment payment, Refund refund, String code) {
    refund.reject(code, clock.instant());
    payment.unreserve(refund.amount());
    events.fire(new PaymentEvent.RefundRejected(order, code, refund.requestedBy()));
  }

  private void withdraw(Order order, Payment payment, Refund refund) {
    refund.withdraw(clock.instant());
    payment.unreserve(refund.amount());
    events.fire(new PaymentEvent.RefundRejected(order, "WITHDRAWN", refund.withdrawnBy()));
  }

  private void ambiguous(Refund refund, String code) {
    refund.ambiguous(code);
    unknown(refund, code);
  }

  private void unknown(Refund refund, @Nullable String cause) {
    refund.stillUnknown(
        cause, clock.instant(), Duration.ofMillis(ThreadLocalRandom.current().nextLong(1_000)));
  }
}
