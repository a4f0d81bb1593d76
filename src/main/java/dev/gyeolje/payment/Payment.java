package dev.gyeolje.payment;

import dev.gyeolje.account.Actor;
import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.platform.money.Money;
import dev.gyeolje.platform.seal.Seal;
import dev.gyeolje.platform.time.Backoff;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to collect the money of an order, under one payment key of the provider.
 *
 * <p>The shop stores it as {@code CONFIRMING} before it sends the confirm call, with the
 * idempotency key that every repetition uses. The provider's answer changes it to {@code APPROVED},
 * {@code DECLINED} or {@code WAITING_FOR_DEPOSIT}; a deposit, the due date or a cancellation ends
 * the wait. An answer with another order, key, amount or currency changes it to {@code MISMATCHED},
 * and an operator reviews the order. Answers arrive by callback, webhook and reconciler in any
 * order; {@link #isNewerThan} detects outdated ones.
 *
 * <p>A crash leaves an attempt whose outcome is unknown, with the time of its next check. The
 * reconciler of any node retrieves the payment at the provider and repeats the confirm call, with
 * the same key, only if the provider reports it as not confirmed. This finds a capture whose answer
 * went to a crashed node, and prevents a second capture. Final attempts are checked once more after
 * a day, in case webhooks were lost.
 */
@Entity
@Table(name = "payments")
class Payment {

  enum Status {
    /** The confirm call is about to be sent, or was sent; no answer yet. */
    CONFIRMING,
    /** A virtual account was issued; the deposit is outstanding. */
    WAITING_FOR_DEPOSIT,
    /** Captured as requested. */
    APPROVED,
    /** Declined for good. */
    DECLINED,
    /** No deposit arrived in time. */
    EXPIRED,
    /** Captured, or a virtual account issued, but not as requested: an operator must review it. */
    MISMATCHED
  }

  /** Why a virtual account is to be closed at the provider. */
  enum CancelReason {
    CUSTOMER,
    /** The time to deposit is over. */
    DUE
  }

  /** An answer may take 60 s; the first check starts after that. */
  private static final Duration RESPONSE_TIME = Duration.ofSeconds(75);

  /** Toss reports deposits at once by webhook; the checks find those whose webhook was lost. */
  private static final Duration DEPOSIT_CHECK_INTERVAL = Duration.ofMinutes(10);

  /**
   * Toss repeats a webhook for almost four days, but the shop cannot notice one that never arrives:
   * a completed payment is checked once more.
   */
  private static final Duration FINAL_CHECK_DELAY = Duration.ofDays(1);

  /**
   * Toss' default for a virtual account (168 h), used if Toss reports no due date. The shop closes
   * the account at Toss before it expires the payment, so that no deposit is lost if the account
   * has more time.
   */
  private static final Duration TIME_TO_DEPOSIT = Duration.ofDays(7);

  /** A transfer of the last second takes a moment to arrive. */
  private static final Duration DEPOSIT_GRACE = Duration.ofMinutes(10);

  /** A bank may accept the transfer at once; two business days are usual. */
  private static final Duration FIRST_TRANSFER_CHECK = Duration.ofMinutes(1);

  private static final Duration TRANSFER_CHECK_INTERVAL = Duration.ofHours(6);
  private static final Duration TRANSFER_GIVEN_UP = Duration.ofDays(30);

  /** An outcome becomes known within two minutes after the provider is back. */
  private static final Backoff WHILE_UNKNOWN =
      new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

  private static final Backoff WHILE_RECORDING_FAILS =
      new Backoff(Duration.ofSeconds(64), Duration.ofHours(1));

  private static final String ACCOUNT = "payments.account_";
  private static final String REFUND = "payments.refund_";

  @Id private UUID id;

  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "payment_key")
  private String paymentKey;

  @Column(name = "idempotency_key")
  private String idempotencyKey;

  private Money amount;
  private @Nullable Money captured;

  @Column(name = "captured_key")
  private @Nullable String capturedKey;

  private @Nullable String contradiction;

  private @Nullable Boolean escrow;

  @Column(name = "partial_refunds")
  private @Nullable Boolean partialRefunds;

  @Column(name = "refundable_until")
  private @Nullable Instant refundableUntil;

  @Enumerated(EnumType.STRING)
  @Column(name = "refund_transfer")
  private @Nullable RefundTransfer refundTransfer;

  @Column(name = "refund_transfer_since")
  private @Nullable Instant refundTransferSince;

  @Enumerated(EnumType.STRING)
  private Status status;

  private @Nullable String method;

  @Column(name = "receipt_url")
  private @Nullable String receiptUrl;

  /** The virtual account, or null. */
  @Embedded
  @AttributeOverride(name = "bank", column = @Column(name = "account_bank"))
  @AttributeOverride(name = "number", column = @Column(name = "account_number"))
  @AttributeOverride(name = "holder", column = @Column(name = "account_holder"))
  private @Nullable SealedAccount account;

  @Column(name = "account_due_at")
  private @Nullable Instant accountDueAt;

  private @Nullable String secret;

  @Column(name = "refund_reserved")
  private Money refundReserved;

  private Money refunded;

  /** The customer's account for refunds of a deposit, or null. */
  @Embedded
  @AttributeOverride(name = "bank", column = @Column(name = "refund_bank"))
  @AttributeOverride(name = "number", column = @Column(name = "refund_number"))
  @AttributeOverride(name = "holder", column = @Column(name = "refund_holder"))
  private @Nullable SealedAccount refundAccount;

  @Column(name = "failure_code")
  private @Nullable String failureCode;

  @Column(name = "last_result")
  private @Nullable String lastResult;

  @Column(name = "attempted_at")
  private Instant attemptedAt;

  @Column(name = "approved_at")
  private @Nullable Instant approvedAt;

  @Column(name = "status_changed_at")
  private @Nullable Instant statusChangedAt;

  @Column(name = "check_count")
  private int checkCount;

  /** Time of the next check at Toss; null if the payment is final and no check was requested. */
  @Column(name = "next_check_at")
  private @Nullable Instant nextCheckAt;

  private int version;

  @Column(name = "check_order")
  private boolean checkOrder;

  @Enumerated(EnumType.STRING)
  @Column(name = "cancel_reason")
  private @Nullable CancelReason requestCancellation;

  protected Payment() {}

  Payment(OrderId order, String paymentKey, Money amount, Instant now) {
    this.id = UUID.randomUUID();
    this.orderId = order.value();
    this.paymentKey = paymentKey;
    // one per (order, payment key), because the row is; it never changes
    this.idempotencyKey = "confirm-" + id;
    this.amount = amount;
    this.refundReserved = Money.ZERO;
    this.refunded = Money.ZERO;
    this.status = Status.CONFIRMING;
    this.attemptedAt = now;
    this.nextCheckAt = now.plus(RESPONSE_TIME);
  }

  Attempt attempt() {
    return new Attempt(
        id,
        new OrderId(orderId),
        key(),
        idempotencyKey,
        amount,
        attemptedAt,
        confirming(),
        awaitingDeposit() && requestCancellation != null,
        version,
        checkOrder);
  }

  /** Makes the shop query the provider about the order before the confirm call. */
  void checkOrderFirst() {
    checkOrder = true;
  }

  /**
   * Whether the provider reports a payment of this order under a key that the database has lost.
   * The attempt's own key was not confirmed in that case, because the order is checked first.
   */
  boolean isHeldUnderAnotherKey(String echoedOrder, String echoedKey) {
    return checkOrder
        && confirming()
        && orderId.toString().equals(echoedOrder)
        && !paymentKey.equals(echoedKey);
  }

  /** Replaces the payment key with the one under which the provider holds the payment. */
  void replaceKey(String echoedKey) {
    paymentKey = echoedKey;
  }

  /** Time of the next check at Toss, or null. */
  @Nullable Instant nextCheckAt() {
    return nextCheckAt;
  }

  OrderId order() {
    return new OrderId(orderId);
  }

  boolean confirming() {
    return status == Status.CONFIRMING;
  }

  boolean awaitingDeposit() {
    return status == Status.WAITING_FOR_DEPOSIT;
  }

  boolean approved() {
    return status == Status.APPROVED;
  }

  /** Whether a known amount was captured, as requested or not, so that it can be refunded. */
  boolean captured() {
    return captured != null && (approved() || status == Status.MISMATCHED);
  }

  /** Whether the provider's outcome is final. */
  boolean completed() {
    return !confirming() && !awaitingDeposit();
  }

  /** Whether it was declined or has expired; money that arrives afterwards is a late payment. */
  boolean closed() {
    return status == Status.DECLINED || status == Status.EXPIRED;
  }

  UUID id() {
    return id;
  }

  /** The provider's key of the payment that holds, or will hold, the money. */
  String key() {
    return capturedKey == null ? paymentKey : capturedKey;
  }

  /** Whether the customer pays by virtual account. */
  boolean deposited() {
    return account != null;
  }

  /** The customer's account for refunds of a deposit, or null. */
  @Nullable BankAccount refundAccount(Seal seal) {
    return refundAccount == null ? null : refundAccount.open(seal, REFUND, id);
  }

  /** The virtual account for the deposit, or null. */
  @Nullable VirtualAccount virtualAccount(Seal seal) {
    return account == null
        ? null
        : new VirtualAccount(account.open(seal, ACCOUNT, id), accountDueAt);
  }

  /** The captured amount that no refund has reserved yet. */
  Money refundable() {
    return captured.minus(refundReserved);
  }

  void reserve(Money command) {
    refundReserved = refundReserved.plus(command);
  }

  void unreserve(Money command) {
    refundReserved = refundReserved.minus(command);
  }

  /** Adds a completed refund; a refund of a deposit is now on its way to a bank. */
  void refunded(Money back, Instant now) {
    refunded = refunded.plus(back);
    // outcomes of earlier queries do not include this refund
    version++;
    if (!deposited()) return;
    if (refundTransfer != RefundTransfer.PENDING) refundTransferSince = now;
    refundTransfer = RefundTransfer.PENDING;
    nextCheckAt = now.plus(FIRST_TRANSFER_CHECK);
  }

  /** Subtracts a refund that the bank did not accept; the provider holds its money again. */
  void returned(Money back) {
    refunded = refunded.minus(back);
    refundReserved = refundReserved.minus(back);
    version++;
  }

  /** Won that the shop has booked as refunded but a bank has returned to the provider. */
  long returnedByBank(RefundTerms terms) {
    return terms.balance() == null ? 0 : terms.balance() - captured.minus(refunded).won();
  }

  /** Updates the refund terms that the provider reports; null values change nothing. */
  void updateRefundTerms(RefundTerms terms) {
    if (terms.escrow() != null) escrow = terms.escrow();
    if (terms.partial() != null) partialRefunds = terms.partial();
    if (terms.until() != null) refundableUntil = terms.until();
  }

  /** Whether the remaining amount can only be refunded in full. */
  boolean onlyInFull() {
    return Boolean.FALSE.equals(partialRefunds);
  }

  /** Stores the transfer status of a refund to a bank, and returns whether it changed. */
  boolean updateTransfer(@Nullable RefundTransfer seen) {
    if (refundTransfer == null || seen == null || seen == refundTransfer) return false;
    refundTransfer = seen;
    return true;
  }

  boolean fullyRefunded() {
    return refunded.equals(captured);
  }

  /** The secret that the provider's deposit webhooks must carry, or null. */
  @Nullable String secret() {
    return secret;
  }

  /** Whether the time to deposit is over. */
  boolean overdue(Instant now) {
    return now.isAfter(accountDueAt.plus(DEPOSIT_GRACE));
  }

  /** Whether the provider's echo matches this attempt. */
  boolean matches(String echoedOrder, String echoedKey, Money echoedAmount, String currency) {
    return orderId.toString().equals(echoedOrder)
        && paymentKey.equals(echoedKey)
        && amount.equals(echoedAmount)
        && "KRW".equals(currency);
  }

  /** Whether an order in {@code state} would be consistent with this payment. */
  boolean fits(OrderStatus state) {
    return switch (state) {
      case CONFIRMING -> status == Status.CONFIRMING;
      case WAITING_FOR_DEPOSIT -> status == Status.WAITING_FOR_DEPOSIT;
      case PAID -> status == Status.APPROVED && refundReserved.equals(Money.ZERO);
      case PARTIALLY_REFUNDED ->
          status == Status.APPROVED && !refunded.equals(Money.ZERO) && !fullyRefunded();
      case REFUNDED -> captured() && fullyRefunded();
      // an operator has reviewed a mismatched payment
      case FAILED, CANCELED, EXPIRED -> closed() || status == Status.MISMATCHED || fullyRefunded();
      case PENDING, REVIEW -> false;
    };
  }

  PaymentEvent.Approved approval(Order order, Actor actor) {
    return new PaymentEvent.Approved(order, paymentKey, method, approvedAt, actor);
  }

  void approve(PaymentOutcome.Approved answer, Instant now) {
    method = answer.method();
    receiptUrl = answer.receiptUrl();
    approvedAt = answer.at() == null ? now : answer.at();
    captured = answer.amount();
    moveTo(Status.APPROVED, "approved", now);
  }

  void issueVirtualAccount(PaymentOutcome.AwaitingDeposit answer, Seal seal, Instant now) {
    method = answer.method();
    account = new SealedAccount(answer.account().account(), seal, ACCOUNT, id);
    if (answer.account().dueAt() != null) accountDueAt = answer.account().dueAt();
    // an account whose deposit a bank has reversed keeps its due date
    else if (accountDueAt == null) accountDueAt = now.plus(TIME_TO_DEPOSIT);
    if (answer.refundAccount() != null)
      refundAccount = new SealedAccount(answer.refundAccount(), seal, REFUND, id);
    secret = answer.secret();
    approvedAt = null;
    captured = null;
    requestCancellation = null;
    moveTo(Status.WAITING_FOR_DEPOSIT, "waiting for deposit", now);
    nextCheckAt = now.plus(DEPOSIT_CHECK_INTERVAL);
  }

  void stillWaiting(Instant now) {
    nextCheckAt = now.plus(DEPOSIT_CHECK_INTERVAL);
  }

  /** Requests that the provider closes the virtual account; the first reason is kept. */
  void requestCancellation(CancelReason who, Instant now) {
    if (requestCancellation == null) requestCancellation = who;
    nextCheckAt = now;
  }

  /** Whether the virtual account was canceled before its due date. */
  boolean endedBeforeDue(String code) {
    return "CANCELED".equals(code) && requestCancellation != CancelReason.DUE;
  }

  void expire(Instant now) {
    moveTo(Status.EXPIRED, "no deposit in time", now);
  }

  void endBeforeDue(Instant now) {
    moveTo(Status.EXPIRED, "canceled before a deposit", now);
  }

  // Money has moved: store the mismatch for an operator. An exception would roll back the only
  // record of it.
  void mismatch(String what, @Nullable Money amount, String key, Instant now) {
    captured = amount;
    capturedKey = paymentKey.equals(key) ? null : key;
    moveTo(Status.MISMATCHED, what, now);
  }

  /** Whether a mismatch was recorded without a captured amount. */
  boolean mismatchedWithoutMoney() {
    return status == Status.MISMATCHED && captured == null;
  }

  /** Stores a contradiction in the provider's answer, and returns whether it is new. */
  boolean contradicted(String what) {
    boolean changed = !what.equals(contradiction);
    contradiction = what;
    return changed;
  }

  void decline(String code, Instant now) {
    failureCode = code;
    moveTo(Status.DECLINED, code, now);
  }

  private void moveTo(Status next, String answer, Instant now) {
    status = next;
    version++;
    lastResult = answer;
    statusChangedAt = now;
    nextCheckAt = now.plus(FINAL_CHECK_DELAY);
  }

  /**
   * Whether this payment changed after {@code attempt} was read, so that its outcome is outdated.
   */
  boolean isNewerThan(Attempt attempt) {
    return version != attempt.version();
  }

  void scheduleCheck(Instant next) {
    nextCheckAt = next;
  }

  /** Schedules the next check of a final payment, after a check without changes. */
  void checked(Instant now) {
    var last = statusChangedAt.plus(FINAL_CHECK_DELAY);
    nextCheckAt = now.isBefore(last) ? last : null;
    var transfer = nextTransferCheck(now);
    if (transfer != null && (nextCheckAt == null || transfer.isBefore(nextCheckAt)))
      nextCheckAt = transfer;
  }

  /** Time of the next check of a transfer: after a quarter of its age, within limits; or null. */
  private @Nullable Instant nextTransferCheck(Instant now) {
    if (refundTransfer == null || refundTransfer == RefundTransfer.COMPLETED) return null;
    var age = Duration.between(refundTransferSince, now);
    // an operator has found another way by then
    if (refundTransfer.failed() && age.compareTo(TRANSFER_GIVEN_UP) > 0) return null;
    var pause = age.dividedBy(4);
    if (pause.compareTo(FIRST_TRANSFER_CHECK) < 0) pause = FIRST_TRANSFER_CHECK;
    return now.plus(pause.compareTo(TRANSFER_CHECK_INTERVAL) > 0 ? TRANSFER_CHECK_INTERVAL : pause);
  }

  int version() {
    return version;
  }

  /** Records that the outcome is still unknown, and schedules the next check with a back-off. */
  void stillUnknown(String cause, Instant now, Duration jitter) {
    if (confirming() || awaitingDeposit()) lastResult = cause;
    nextCheckAt = now.plus(WHILE_UNKNOWN.after(checkCount + 1)).plus(jitter);
  }

  /**
   * Records that an outcome could not be stored. The back-off keeps a permanent failure from
   * filling the log.
   */
  void recordingFailed(String why, Instant now) {
    lastResult = "not recorded: " + why;
    nextCheckAt = now.plus(WHILE_RECORDING_FAILS.after(checkCount + 1));
  }

  void claimForCheck(Instant now) {
    checkCount++;
    nextCheckAt = now.plus(RESPONSE_TIME);
  }
}
