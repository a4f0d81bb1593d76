package dev.gyeolje.payment;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.account.Actor;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.money.Money;
import dev.gyeolje.platform.persistence.UuidConverter;
import dev.gyeolje.platform.seal.Seal;
import dev.gyeolje.platform.text.TextSanitizer;
import dev.gyeolje.platform.time.Backoff;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A partial or full refund of a payment.
 *
 * <p>The transaction that stores it as {@code REQUESTED} also reserves its amount on the payment,
 * so that refunds can never exceed the captured amount; it is sent after that. The provider's
 * answer changes it to {@code DONE} or {@code REJECTED}. An operator's withdrawal changes it to
 * {@code WITHDRAWN} once the provider shows that nothing was refunded. A transfer that a bank
 * returns changes it to {@code FAILED}. A refund that ends without effect releases its amount.
 * Refunds that were made at the provider itself are imported as {@code DONE}.
 *
 * <p>A crash leaves a request that may have been sent. Its payment stays claimed until the lease
 * ends; then any node retrieves the payment first and looks for the refund among its cancellations.
 * The node sends the request again, with the same key, only if the refund is not there.
 */
@Entity
@Table(name = "refunds")
class Refund {

  enum Status {
    /** The request is about to be sent, or was sent; no answer yet. */
    REQUESTED,
    /** The money is refunded. */
    DONE,
    /** Rejected for good. */
    REJECTED,
    /** An operator withdrew it, and nothing was refunded. */
    WITHDRAWN,
    /** Refunded, but the bank did not accept the money, and the provider holds it again. */
    FAILED
  }

  /** An answer may take 60 s; the request is not repeated before that. */
  private static final Duration RESPONSE_TIME = Duration.ofSeconds(75);

  /**
   * Toss keeps a key for 15 days (docs.tosspayments.com/reference/using-api/authorization); after
   * that, a repetition would be a second refund.
   */
  private static final Duration KEY_KEPT = Duration.ofDays(14);

  /** Toss refunds at once; the two minutes allow for clock differences and lagging replicas. */
  private static final Duration VISIBILITY_DELAY = Duration.ofMinutes(2);

  /** A request that the provider has ended is over; the 10 s allow for lagging replicas. */
  private static final Duration OVER = Duration.ofSeconds(10);

  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

  private static final String ACCOUNT = "refunds.account_";

  @Id private UUID id;

  @Column(name = "payment_id")
  private UUID paymentId;

  @Column(name = "order_id")
  private UUID orderId;

  private Money amount;
  private String reason;

  @Column(name = "idempotency_key")
  private String idempotencyKey;

  @Enumerated(EnumType.STRING)
  private Status status;

  @Column(name = "requested_by")
  private String requestedBy;

  @Column(name = "requested_by_operator")
  @Convert(converter = UuidConverter.class)
  private @Nullable UUID requestedByOperator;

  /** Bank account for the refund of a deposit, or null. */
  @Embedded
  @AttributeOverride(name = "bank", column = @Column(name = "account_bank"))
  @AttributeOverride(name = "number", column = @Column(name = "account_number"))
  @AttributeOverride(name = "holder", column = @Column(name = "account_holder"))
  private @Nullable SealedAccount account;

  @Column(name = "transaction_key")
  private @Nullable String transactionKey;

  @Column(name = "last_result")
  private @Nullable String lastResult;

  @Column(name = "requested_at")
  private Instant requestedAt;

  @Column(name = "completed_at")
  private @Nullable Instant completedAt;

  private int attempts;

  /** Code of an answer that proves nothing, or null. */
  @Column(name = "ambiguous_code")
  private @Nullable String ambiguousCode;

  private @Nullable String message;

  @Column(name = "last_sent_at")
  private @Nullable Instant lastSentAt;

  private boolean ended;

  @Column(name = "key_spent")
  private boolean keySpent;

  @Column(name = "earlier_keys")
  private int earlierKeys;

  @Column(name = "withdrawn_by")
  @Convert(converter = UuidConverter.class)
  private @Nullable UUID withdrawnBy;

  @Column(name = "next_attempt_at")
  private Instant nextAttemptAt;

  @ElementCollection
  @CollectionTable(name = "refund_items", joinColumns = @JoinColumn(name = "refund_id"))
  @MapKeyColumn(name = "product_id")
  @Column(name = "quantity")
  private Map<UUID, Integer> restock = new HashMap<>();

  protected Refund() {}

  Refund(Payment payment, RefundCommand command, Seal seal, Instant now) {
    this.id = command.id();
    this.paymentId = payment.id();
    this.orderId = payment.order().value();
    this.amount = command.amount();
    this.reason = command.reason();
    this.idempotencyKey = "refund-" + id;
    this.status = Status.REQUESTED;
    this.requestedBy = command.requestedBy().name();
    this.requestedByOperator = command.requestedBy().operatorId();
    if (command.account() != null)
      this.account = new SealedAccount(command.account(), seal, ACCOUNT, id);
    this.requestedAt = now;
    this.nextAttemptAt = now;
    command.restock().forEach((product, quantity) -> restock.put(product.value(), quantity));
  }

  /** Records a refund that was made at the provider, such as in its console. */
  static Refund external(Payment payment, Cancellation there, Seal seal, Instant now) {
    var refund =
        new Refund(
            payment,
            new RefundCommand(
                UUID.randomUUID(),
                there.amount(),
                "reported by the provider",
                Actor.PROVIDER,
                null,
                Map.of()),
            seal,
            now);
    refund.done(there.transactionKey(), now);
    return refund;
  }

  UUID id() {
    return id;
  }

  /** Whether {@code command} requests this refund for the same order. */
  boolean isFor(OrderId order, RefundCommand command, Seal seal) {
    return orderId.equals(order.value())
        && amount.equals(command.amount())
        && reason.equals(command.reason())
        && requestedBy().equals(command.requestedBy())
        && Objects.equals(account(seal), command.account())
        && restock().equals(command.restock());
  }

  /** Bank account for the refund of a deposit, or null. */
  @Nullable BankAccount account(Seal seal) {
    return account == null ? null : account.open(seal, ACCOUNT, id);
  }

  UUID paymentId() {
    return paymentId;
  }

  Money amount() {
    return amount;
  }

  boolean open() {
    return status == Status.REQUESTED;
  }

  /** The provider's key of the refund's transaction, or null while it is unknown. */
  @Nullable String transactionKey() {
    return transactionKey;
  }

  /** Whether the request is old enough for its effect to be visible at the provider. */
  boolean visibleAtProvider(Instant now) {
    return now.isAfter(requestedAt.plus(VISIBILITY_DELAY));
  }

  /** Code of an ambiguous answer, which a repetition would only return again; or null. */
  @Nullable String ambiguousCode() {
    return ambiguousCode;
  }

  /** Whether a repetition is still the same refund at the provider, not a second one. */
  boolean repeatable(Instant now) {
    return now.isBefore(requestedAt.plus(KEY_KEPT));
  }

  /** Whether nothing was refunded and nothing will be. */
  boolean hasNoEffect() {
    return status == Status.REJECTED || status == Status.WITHDRAWN;
  }

  /** The last result at the provider; may be null. */
  @Nullable String lastResult() {
    return lastResult;
  }

  /** Whether an operator withdrew it. */
  boolean withdrawing() {
    return withdrawnBy != null;
  }

  /** The operator who withdrew it; valid only if {@link #withdrawing} is true. */
  Actor withdrawnBy() {
    return Actor.operator(new AccountId(withdrawnBy));
  }

  /**
   * Whether the provider keeps an answer with the key, which a repetition would only return again.
   */
  boolean keySpent() {
    return keySpent;
  }

  /** Whether no sent request could still be executing at {@code at}. */
  boolean quiet(Instant at) {
    return lastSentAt == null || at.isAfter(lastSentAt.plus(ended ? OVER : VISIBILITY_DELAY));
  }

  Actor requestedBy() {
    return Actor.of(requestedBy, requestedByOperator);
  }

  Map<ProductId, Integer> restock() {
    return restock.entrySet().stream()
        .collect(Collectors.toMap(e -> new ProductId(e.getKey()), Map.Entry::getValue));
  }

  RefundRequest request(String paymentKey, Seal seal, Instant now) {
    return new RefundRequest(
        id,
        new OrderId(orderId),
        paymentKey,
        idempotencyKey,
        amount,
        reason,
        account(seal),
        attempts > 1 || withdrawing(),
        now);
  }

  void claim(Instant now) {
    attempts++;
    nextAttemptAt = now.plus(RESPONSE_TIME);
    if (attempts == 1 && !withdrawing()) sending(now);
  }

  /** Records that the request is about to be sent, with a new key if the present one is spent. */
  void sending(Instant now) {
    if (keySpent) idempotencyKey = "refund-" + id + "-" + ++earlierKeys;
    keySpent = false;
    ended = false;
    lastSentAt = now;
    nextAttemptAt = now.plus(RESPONSE_TIME);
  }

  /** Records an answer that the provider keeps with the idempotency key. */
  void answered(String message) {
    ended(message);
    keySpent = true;
  }

  /** Records that the provider has ended the request with an answer that it does not keep. */
  void ended(String message) {
    recordMessage(message);
    ended = true;
    keySpent = false;
  }

  void recordMessage(String words) {
    message = TextSanitizer.shortened(words, 300);
  }

  boolean done() {
    return status == Status.DONE;
  }

  void failed() {
    status = Status.FAILED;
    lastResult = "the bank transfer failed";
  }

  void withdraw(Instant now) {
    status = Status.WITHDRAWN;
    completedAt = now;
  }

  void done(String transaction, Instant now) {
    status = Status.DONE;
    transactionKey = transaction;
    lastResult = "refunded";
    completedAt = now;
  }

  void reject(String code, Instant now) {
    status = Status.REJECTED;
    lastResult = code;
    completedAt = now;
  }

  void ambiguous(String code) {
    ambiguousCode = code;
  }

  void stillUnknown(@Nullable String cause, Instant now, Duration jitter) {
    lastResult = cause;
    nextAttemptAt = now.plus(BACKOFF.after(attempts + 1)).plus(jitter);
  }

  RefundView view() {
    return new RefundView(
        id,
        amount,
        reason,
        status.name(),
        lastResult == null ? "" : lastResult,
        message == null ? "" : message,
        open() && withdrawing(),
        requestedAt,
        attempts);
  }
}
