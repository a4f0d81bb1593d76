package dev.gyeolje.simulator.toss;

import static dev.gyeolje.simulator.toss.PaymentStatus.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One attempt to pay, with its rules. Amounts are won. Guarded by its {@link Ledger}. */
final class Payment {
  /** From the opening of the window to the buyer's authentication. */
  static final Duration TO_AUTHENTICATE = Duration.ofMinutes(30);

  /** From authentication to the shop's confirm. */
  static final Duration TO_CONFIRM = Duration.ofMinutes(10);

  /** What Toss gives a virtual account by default. */
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

  /** When the money was taken, else null. */
  Instant approvedAt;

  /** When the virtual account was issued, else null. */
  Instant issuedAt;

  String lastTransactionKey;
  ErrorCode failure;
  long balance;

  /** Whether what was refunded has arrived at the buyer's bank. */
  String refundStatus = "NONE";

  /** Money that is really here: nothing while a deposit is awaited. */
  long captured;

  /** How soon after a cancel, or a try at one, Toss declines the next; zero for any time. */
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

  /** The last moment for a deposit, or null if this is no issued virtual account. */
  Instant dueDate() {
    return issuedAt == null ? null : issuedAt.plus(TO_DEPOSIT);
  }

  /** Time passes. A virtual account past its due date keeps its status, as at Toss. */
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
   * The buyer has proved who they are. Again changes nothing, as when a button is pressed twice.
   */
  void authenticate(Instant now) {
    if (status == IN_PROGRESS) return;
    if (status != READY) throw new Rejection("NOT_FOUND_PAYMENT_SESSION");
    status = IN_PROGRESS;
    authenticatedAt = now;
  }

  /** Rejected: in the window, or at confirm. */
  void abort(ErrorCode why) {
    if (!UNCONFIRMED.contains(status)) throw new Rejection("NOT_FOUND_PAYMENT_SESSION");
    status = ABORTED;
    failure = why;
  }

  /** Lets one request in; another one meets the answer Toss gives then. */
  void enter() {
    if (processing)
      throw new Rejection("FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING", "[S008] 기존 요청을 처리중입니다.");
    processing = true;
  }

  void leave() {
    processing = false;
  }

  /** Lets a cancel in, unless it follows another too soon. */
  void enterCancel(Instant now) {
    boolean tooSoon = lastCancelAsked != null && now.isBefore(lastCancelAsked.plus(betweenCancels));
    if (tooSoon) throw new Rejection("FORBIDDEN_CONSECUTIVE_REQUEST");
    lastCancelAsked = now;
    enter();
  }

  /** Rejects a confirm that cannot be: everything but money and means of payment. */
  void checkConfirmable() {
    if (status == READY || status == EXPIRED) throw new Rejection("NOT_FOUND_PAYMENT_SESSION");
    if (status != IN_PROGRESS) throw new Rejection("ALREADY_PROCESSED_PAYMENT");
  }

  /** Takes the money, or issues the account it shall be paid into. */
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

  /** The buyer pays into the virtual account. */
  void deposit(Instant now) {
    if (!awaitsDeposit()) throw new IllegalStateException("no deposit is awaited: " + status);
    if (now.isAfter(dueDate()))
      throw new IllegalStateException("the account is closed since " + dueDate());
    status = DONE;
    approvedAt = now;
    captured = request.amount();
    lastTransactionKey = transactionKey();
  }

  /** The bank takes a deposit back that it had announced by mistake. */
  void reverseDeposit() {
    if (issuedAt == null || status != DONE)
      throw new IllegalStateException("no deposit to take back: " + status);
    status = WAITING_FOR_DEPOSIT;
    approvedAt = null;
    captured = 0;
    lastTransactionKey = transactionKey();
  }

  /**
   * Gives money back.
   *
   * @param wanted won, or null for all that is left
   * @param expectedBalance what the caller believes is left, or null
   * @param account where to, required for a deposited virtual account and rejected otherwise
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

  /** The bank says whether it took what was refunded. */
  void refundEnds(String how) {
    if (!refundStatus.equals("PENDING"))
      throw new IllegalStateException("no refund is on its way: " + refundStatus);
    refundStatus = how;
  }

  /** The bank did not take it, and Toss lets the last cancel be made again. */
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
