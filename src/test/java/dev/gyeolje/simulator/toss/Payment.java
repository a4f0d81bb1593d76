package dev.gyeolje.simulator.toss;

import static dev.gyeolje.simulator.toss.PaymentStatus.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A payment and the rules of its state changes. Amounts are in won. Guarded by its {@link Ledger}.
 */
final class Payment {
  /** Time limit from the opening of the window to the buyer's authentication. */
  static final Duration TO_AUTHENTICATE = Duration.ofMinutes(30);

  /** Time limit from authentication to the shop's confirm. */
  static final Duration TO_CONFIRM = Duration.ofMinutes(10);

  /** Toss' default lifetime of a virtual account. */
  static final Duration TO_DEPOSIT = Duration.ofHours(168);

  private static final Set<PaymentStatus> UNCONFIRMED = EnumSet.of(READY, IN_PROGRESS);
  private static final Set<PaymentStatus> FAILED = EnumSet.of(ABORTED, EXPIRED);

  final WindowRequest request;
  final String key;
  final String secret = "ps_" + random(20);
  final Instant requestedAt;
  final List<Cancel> cancels = new ArrayList<>();

  private PaymentStatus status = READY;
  private Instant authenticatedAt;
  private boolean processing;

  /** Time of the capture, or null. */
  Instant approvedAt;

  /** Time when the virtual account was issued, or null. */
  Instant issuedAt;

  String lastTransactionKey;
  ErrorCode failure;
  long balance;

  /** Status of a refund's transfer to the buyer's bank. */
  String refundStatus = "NONE";

  /** Captured money minus refunds; zero while a deposit is awaited. */
  long captured;

  /**
   * Minimum time between two cancels, including failed ones; zero for no limit. Toss rejects an
   * earlier cancel.
   */
  Duration betweenCancels = Duration.ZERO;

  private Instant lastCancelAsked;

  record Cancel(long amount, String reason, long refundable, Instant at, String transactionKey) {}

  record RefundAccount(String bank, String accountNumber, String holderName) {}

  Payment(WindowRequest request, Instant now) {
    this.request = request;
    this.key = "tgen_" + random(24);
    this.requestedAt = now;
  }

  PaymentStatus status() {
    return status;
  }

  boolean isConfirmed() {
    return !UNCONFIRMED.contains(status) && !FAILED.contains(status);
  }

  boolean awaitsDeposit() {
    return status == WAITING_FOR_DEPOSIT;
  }

  /** Returns the last moment for a deposit, or null without an issued virtual account. */
  Instant dueDate() {
    return issuedAt == null ? null : issuedAt.plus(TO_DEPOSIT);
  }

  /**
   * Expires the payment if one of the two time limits has passed. An overdue virtual account keeps
   * its status, as at Toss.
   */
  void expireIfLate(Instant now) {
    boolean late =
        status == READY && now.isAfter(requestedAt.plus(TO_AUTHENTICATE))
            || status == IN_PROGRESS
                && !processing
                && now.isAfter(authenticatedAt.plus(TO_CONFIRM));
    if (!late) return;
    status = EXPIRED;
    failure = new ErrorCode(400, false, "EXPIRED_PAYMENT", "결제 시간이 만료되었습니다.");
  }

  /**
   * Marks the buyer as authenticated. A second call has no effect, as when the buyer presses the
   * button twice.
   */
  void authenticate(Instant now) {
    if (status == IN_PROGRESS) return;
    if (status != READY) throw new Rejection("NOT_FOUND_PAYMENT_SESSION");
    status = IN_PROGRESS;
    authenticatedAt = now;
  }

  /** Ends the payment after a rejection in the window or at confirm. */
  void abort(ErrorCode why) {
    if (!UNCONFIRMED.contains(status)) throw new Rejection("NOT_FOUND_PAYMENT_SESSION");
    status = ABORTED;
    failure = why;
  }

  /** Marks the payment as in process. Rejects a concurrent request with Toss' error. */
  void enter() {
    if (processing)
      throw new Rejection("FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING", "[S008] 기존 요청을 처리중입니다.");
    processing = true;
  }

  void leave() {
    processing = false;
  }

  /**
   * Marks the payment as in process for a cancel; rejects a cancel that follows another too soon.
   */
  void enterCancel(Instant now) {
    boolean tooSoon = lastCancelAsked != null && now.isBefore(lastCancelAsked.plus(betweenCancels));
    if (tooSoon) throw new Rejection("FORBIDDEN_CONSECUTIVE_REQUEST");
    lastCancelAsked = now;
    enter();
  }

  /**
   * Rejects a confirm if the payment's status does not allow it. Amount and means of payment are
   * checked elsewhere.
   */
  void checkConfirmable() {
    if (status == READY || status == EXPIRED) throw new Rejection("NOT_FOUND_PAYMENT_SESSION");
    if (status != IN_PROGRESS) throw new Rejection("ALREADY_PROCESSED_PAYMENT");
  }

  /** Captures the money or issues the virtual account. */
  void confirm(Instant now) {
    checkConfirmable();
    balance = request.amount();
    lastTransactionKey = transactionKey();
    if (request.method() == PaymentMethod.VIRTUAL_ACCOUNT) {
      status = WAITING_FOR_DEPOSIT;
      issuedAt = now;
    } else {
      status = DONE;
      approvedAt = now;
      captured = request.amount();
    }
  }

  /** Records the buyer's deposit into the virtual account. */
  void deposit(Instant now) {
    if (!awaitsDeposit()) throw new IllegalStateException("no deposit is awaited: " + status);
    if (now.isAfter(dueDate()))
      throw new IllegalStateException("the account is closed since " + dueDate());
    status = DONE;
    approvedAt = now;
    captured = request.amount();
    lastTransactionKey = transactionKey();
  }

  /** Reverses a deposit that the bank had announced by mistake. */
  void reverseDeposit() {
    if (issuedAt == null || status != DONE)
      throw new IllegalStateException("no deposit to take back: " + status);
    status = WAITING_FOR_DEPOSIT;
    approvedAt = null;
    captured = 0;
    lastTransactionKey = transactionKey();
  }

  /**
   * Cancels the payment or a part of it.
   *
   * @param wanted amount in won, or null for the whole balance
   * @param expectedBalance the balance that the caller expects, or null
   * @param account refund account, required for a deposited virtual account and rejected otherwise
   */
  void cancel(
      Long wanted, String reason, Long expectedBalance, RefundAccount account, Instant now) {
    if (!isConfirmed()) throw new Rejection("NOT_CANCELABLE_PAYMENT");
    if (status == CANCELED) throw new Rejection("ALREADY_CANCELED_PAYMENT");
    if (expectedBalance != null && expectedBalance != balance)
      throw new Rejection("NOT_MATCHES_REFUNDABLE_AMOUNT");
    long amount = wanted == null ? balance : wanted;
    if (balance == 0 || amount > balance) throw new Rejection("NOT_CANCELABLE_AMOUNT");
    if (amount <= 0) throw new Rejection("INVALID_REQUEST");
    checkRefundAccount(account);
    if (awaitsDeposit() && amount != balance)
      throw new Rejection("NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT");

    boolean inOneGo = cancels.isEmpty() && amount == balance;
    balance -= amount;
    captured = Math.max(0, captured - amount);
    lastTransactionKey = transactionKey();
    cancels.add(new Cancel(amount, reason, balance, now, lastTransactionKey));
    status = inOneGo ? CANCELED : PARTIAL_CANCELED;
    if (account != null) refundStatus = "PENDING";
  }

  /** Records whether the bank accepted the refund. */
  void refundEnds(String how) {
    if (!refundStatus.equals("PENDING"))
      throw new IllegalStateException("no refund is on its way: " + refundStatus);
    refundStatus = how;
  }

  /**
   * Records that the bank rejected the refund, and restores the balance so that the last cancel can
   * be repeated.
   */
  void refundComesBack() {
    refundEnds("FAILED");
    long amount = cancels.get(cancels.size() - 1).amount();
    balance += amount;
    captured += amount;
    status = PARTIAL_CANCELED;
  }

  private void checkRefundAccount(RefundAccount account) {
    boolean deposited = issuedAt != null && !awaitsDeposit();
    if (!deposited && account != null) throw new Rejection("INVALID_REQUEST");
    if (!deposited) return;
    if (account == null) throw new Rejection("INVALID_REFUND_ACCOUNT_INFO");
    if (!account.accountNumber().matches("[0-9]{1,20}"))
      throw new Rejection("INVALID_REFUND_ACCOUNT_NUMBER");
    if (account.bank().isBlank()) throw new Rejection("INVALID_BANK");
    if (account.holderName().isBlank() || account.holderName().length() > 60)
      throw new Rejection("INVALID_REFUND_ACCOUNT_INFO");
  }

  private static String transactionKey() {
    return "txrd_" + random(24);
  }

  private static String random(int length) {
    return UUID.randomUUID().toString().replace("-", "").substring(0, length);
  }
}
