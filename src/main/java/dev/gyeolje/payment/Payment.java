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
 * One attempt to collect the money of an order, under one key of the provider.
 *
 * <p>It is stored {@code CONFIRMING} before the provider is asked to capture, with the idempotency
 * key that every repetition uses. The provider's answer makes it {@code APPROVED}, {@code DECLINED}
 * or {@code WAITING_FOR_DEPOSIT}; a deposit, the due date or a cancellation ends the wait. An
 * answer that names another amount or currency makes it {@code MISMATCHED}, and the order goes to a
 * person. Answers arrive by callback, webhook and reconciler in any order; {@link #isNewerThan}
 * tells those that are older than what is stored.
 *
 * <p>What a crash leaves behind: an attempt whose outcome is unknown, with the time of its next
 * check. The reconciler of any node retrieves it at the provider and, only where the provider has
 * nothing, asks again with the same key; so a capture that was answered to a dead node is found,
 * and none is made twice. Final attempts are checked once more after a day, for webhooks that got
 * lost.
 */
@Entity
@Table(name = "payments")
class Payment {

  enum Status {
    /** Asked, or about to ask; no answer yet. */
    CONFIRMING,
    /** A virtual account waits for the money. */
    WAITING_FOR_DEPOSIT,
    /** Captured as asked. */
    APPROVED,
    /** Rejected for good. */
    DECLINED,
    /** No deposit came in time. */
    EXPIRED,
    /** Captured, but not what was asked: an operator must look. */
    MISMATCHED
  }

  /** Who wants a virtual account closed at the provider. */
  enum CancelReason {
    CUSTOMER,
    /** Its time is over. */
    DUE
  }

  /** An answer may take 60 s; no check begins before it can have come. */
  private static final Duration RESPONSE_TIME = Duration.ofSeconds(75);

  /** Toss tells of deposits at once; looking now and then is for webhooks that got lost. */
  private static final Duration DEPOSIT_CHECK_INTERVAL = Duration.ofMinutes(10);

  /**
   * Toss repeats a webhook for almost four days, but one that never came is never missed: what is
   * completed is checked once more.
   */
  private static final Duration FINAL_CHECK_DELAY = Duration.ofDays(1);

  /**
   * What Toss gives a virtual account by default (168 h); for one whose due date it does not say.
   * It is closed there before we give it up, so that one with more time loses nobody's money.
   */
  private static final Duration TIME_TO_DEPOSIT = Duration.ofDays(7);

  /** A transfer of the last second takes a moment to arrive. */
  private static final Duration DEPOSIT_GRACE = Duration.ofMinutes(10);

  /** A bank may take it at once; two business days are usual. */
  private static final Duration FIRST_TRANSFER_CHECK = Duration.ofMinutes(1);

  private static final Duration TRANSFER_CHECK_INTERVAL = Duration.ofHours(6);
  private static final Duration TRANSFER_GIVEN_UP = Duration.ofDays(30);

  /** No outcome stays unknown for two minutes after the provider is back. */
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

  /** Where the customer wants a deposit back to, or null. */
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
    // one per (order, payment key): the row is, and never changes
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

  /** The provider is asked about the order before it is asked for its money. */
  void checkOrderFirst() {
    checkOrder = true;
  }

  /**
   * Whether the provider speaks of a payment of this order that was forgotten here. Its own key was
   * not asked for then: the provider is asked about the order first.
   */
  boolean isHeldUnderAnotherKey(String echoedOrder, String echoedKey) {
    return checkOrder
        && confirming()
        && orderId.toString().equals(echoedOrder)
        && !paymentKey.equals(echoedKey);
  }

  /** Takes over the payment that the provider holds under another key. */
  void replaceKey(String echoedKey) {
    paymentKey = echoedKey;
  }

  /** When to look next, or null. */
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

  /** Captured, as asked or not; what was taken is known, so that it can be refunded. */
  boolean captured() {
    return captured != null && (approved() || status == Status.MISMATCHED);
  }

  /** Whether the provider's answer on it is final. */
  boolean completed() {
    return !confirming() && !awaitingDeposit();
  }

  /** Rejected or expired: money that comes all the same comes late. */
  boolean closed() {
    return status == Status.DECLINED || status == Status.EXPIRED;
  }

  UUID id() {
    return id;
  }

  /** The provider's name of the payment that holds the money, or is to. */
  String key() {
    return capturedKey == null ? paymentKey : capturedKey;
  }

  /** Whether the money came, or was to come, through a virtual account. */
  boolean deposited() {
    return account != null;
  }

  /** Where the customer wants a deposit back to, or null. */
  @Nullable BankAccount refundAccount(Seal seal) {
    return refundAccount == null ? null : refundAccount.open(seal, REFUND, id);
  }

  /** Where the money came to, or was to come to, or null. */
  @Nullable VirtualAccount virtualAccount(Seal seal) {
    return account == null
        ? null
        : new VirtualAccount(account.open(seal, ACCOUNT, id), accountDueAt);
  }

  /** What can still be asked back. */
  Money refundable() {
    return captured.minus(refundReserved);
  }

  void reserve(Money command) {
    refundReserved = refundReserved.plus(command);
  }

  void unreserve(Money command) {
    refundReserved = refundReserved.minus(command);
  }

  /** Refunded; of a deposit, it is now on its way to a bank. */
  void refunded(Money back, Instant now) {
    refunded = refunded.plus(back);
    // what was asked before does not know of it
    version++;
    if (!deposited()) return;
    if (refundTransfer != RefundTransfer.PENDING) refundTransferSince = now;
    refundTransfer = RefundTransfer.PENDING;
    nextCheckAt = now.plus(FIRST_TRANSFER_CHECK);
  }

  /** The bank did not take it, and the provider holds it again. */
  void returned(Money back) {
    refunded = refunded.minus(back);
    refundReserved = refundReserved.minus(back);
    version++;
  }

  /** Won that the provider holds and we have refunded in our books: it came back from the bank. */
  long returnedByBank(RefundTerms terms) {
    return terms.balance() == null ? 0 : terms.balance() - captured.minus(refunded).won();
  }

  /** What the provider says of refunds now; silence changes nothing. */
  void updateRefundTerms(RefundTerms terms) {
    if (terms.escrow() != null) escrow = terms.escrow();
    if (terms.partial() != null) partialRefunds = terms.partial();
    if (terms.until() != null) refundableUntil = terms.until();
  }

  /** Whether only all that is left can be refunded. */
  boolean onlyInFull() {
    return Boolean.FALSE.equals(partialRefunds);
  }

  /** Whether the way of a refund to a bank is news; it is remembered. */
  boolean updateTransfer(@Nullable RefundTransfer seen) {
    if (refundTransfer == null || seen == null || seen == refundTransfer) return false;
    refundTransfer = seen;
    return true;
  }

  boolean fullyRefunded() {
    return refunded.equals(captured);
  }

  /** What the provider's webhooks must repeat, or null. */
  @Nullable String secret() {
    return secret;
  }

  /** Whether the time to deposit is over. */
  boolean overdue(Instant now) {
    return now.isAfter(accountDueAt.plus(DEPOSIT_GRACE));
  }

  /** Whether the provider speaks of what was asked. */
  boolean matches(String echoedOrder, String echoedKey, Money echoedAmount, String currency) {
    return orderId.toString().equals(echoedOrder)
        && paymentKey.equals(echoedKey)
        && amount.equals(echoedAmount)
        && "KRW".equals(currency);
  }

  /** Whether an order in {@code state} would agree with what we know of its money. */
  boolean fits(OrderStatus state) {
    return switch (state) {
      case CONFIRMING -> status == Status.CONFIRMING;
      case WAITING_FOR_DEPOSIT -> status == Status.WAITING_FOR_DEPOSIT;
      case PAID -> status == Status.APPROVED && refundReserved.equals(Money.ZERO);
      case PARTIALLY_REFUNDED ->
          status == Status.APPROVED && !refunded.equals(Money.ZERO) && !fullyRefunded();
      case REFUNDED -> captured() && fullyRefunded();
      // what is not as it was asked for, a person has looked at
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
    // one that a bank has reversed keeps the date it had
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

  /** Wants the virtual account closed at the provider; the first who wants it is remembered. */
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

  // Money has moved: a wrong sum is recorded for an operator. Throwing would roll back the only
  // trace of it.
  void mismatch(String what, @Nullable Money amount, String key, Instant now) {
    captured = amount;
    capturedKey = paymentKey.equals(key) ? null : key;
    moveTo(Status.MISMATCHED, what, now);
  }

  /** Captured after all, though not what was asked. */
  boolean mismatchedWithoutMoney() {
    return status == Status.MISMATCHED && captured == null;
  }

  /** Whether what cannot be is news; it is remembered. */
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

  /** Whether an answer to a question asked by {@code attempt} is older than our latest news. */
  boolean isNewerThan(Attempt attempt) {
    return version != attempt.version();
  }

  void scheduleCheck(Instant next) {
    nextCheckAt = next;
  }

  /** Schedules the next check of a final payment, after one that brought nothing new. */
  void checked(Instant now) {
    var last = statusChangedAt.plus(FINAL_CHECK_DELAY);
    nextCheckAt = now.isBefore(last) ? last : null;
    var transfer = nextTransferCheck(now);
    if (transfer != null && (nextCheckAt == null || transfer.isBefore(nextCheckAt)))
      nextCheckAt = transfer;
  }

  /** A quarter of the time that it has been on its way: soon, then ever less often; or null. */
  private @Nullable Instant nextTransferCheck(Instant now) {
    if (refundTransfer == null || refundTransfer == RefundTransfer.COMPLETED) return null;
    var age = Duration.between(refundTransferSince, now);
    // a person has long found another way
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
   * Records that an outcome could not be recorded: one that fails each time must not fill the log.
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
