package dev.gyeolje.order;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.account.Actor;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.money.Money;
import dev.gyeolje.platform.persistence.UuidConverter;
import dev.gyeolje.platform.seal.RandomKey;
import dev.gyeolje.platform.text.Messages;
import dev.gyeolje.platform.text.TextSanitizer;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one customer buys in one go: products, amount, and how far it has come.
 *
 * <p>It is created {@code PENDING} when the customer presses pay, together with its stock holds.
 * The callback moves it to {@code CONFIRMING} together with the payment, before Toss is asked. From
 * then on only what Toss says moves it, through {@link OrderService}: to {@code PAID}, to {@code
 * WAITING_FOR_DEPOSIT}, to {@code FAILED}, or to {@code REVIEW} where Toss contradicts what we
 * asked. The clock ends one that was never paid, the customer may cancel it before money moves, and
 * an operator decides what is in review. {@link OrderStatus#next} lists every move.
 *
 * <p>What a crash leaves behind: before the first commit, nothing. After it, a pending order, which
 * expires and frees its units. After the callback's commit, an order in confirmation, which the
 * reconciler retrieves at Toss until it knows the outcome. After the outcome's commit, nothing is
 * missing but messages, and those are in the outbox of the same commit.
 */
@Entity
@Table(name = "orders")
public class Order {

  /**
   * How long an unpaid order keeps its units, from the last press of pay. Toss gives the customer
   * 30 minutes in the window and us 10 minutes to confirm; five more, so that a hold is never
   * released under a payment that can succeed.
   */
  public static final Duration TIME_TO_PAY = Duration.ofMinutes(45);

  /** As many as a random UUID has. */
  private static final int LINK_KEY_BYTES = 16;

  @Id private UUID id;
  private UUID uid;

  @Column(name = "idempotency_key")
  private UUID idempotencyKey;

  private String name;

  @Enumerated(EnumType.STRING)
  private OrderStatus status;

  private Money amount;
  private String language;

  @Column(name = "ordered_at")
  private Instant orderedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "held_since")
  private @Nullable Instant heldSince;

  @Column(name = "paid_at")
  private @Nullable Instant confirmedAt;

  @Column(name = "payment_key")
  private @Nullable String paymentKey;

  @Column(name = "payment_type")
  private @Nullable String paymentType;

  @Column(name = "failure_code")
  private @Nullable String failureCode;

  /** The last move, which the database writes into the audit trail. */
  @Column(name = "moved_at")
  private Instant movedAt;

  @Column(name = "moved_by")
  private String movedBy;

  @Column(name = "moved_by_operator")
  @Convert(converter = UuidConverter.class)
  private @Nullable UUID movedByOperator;

  @Column(name = "moved_detail")
  private String movedDetail;

  /** Shows the order to whoever has it; null in orders from before there were links. */
  @Column(name = "link_key")
  private @Nullable String linkKey;

  /** A move that may not be in the database yet. */
  private transient boolean moved;

  @Version private long version;

  // no initial value: EclipseLink would take it for lines that a lock has to read again
  @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
  @OrderBy("name")
  private List<OrderLine> lines;

  protected Order() {}

  /**
   * A new order in state {@link OrderStatus#PENDING}; its amount is the sum of its lines.
   *
   * @param idempotencyKey the same for every press of one pay button
   * @param lines at least one
   * @param actor who placed it, for the audit row
   * @throws ArithmeticException if the amount is beyond what a number holds
   */
  Order(
      AccountId owner,
      UUID idempotencyKey,
      Locale language,
      List<OrderLine> lines,
      Actor actor,
      Instant now) {
    this.id = UUID.randomUUID();
    this.uid = owner.value();
    this.idempotencyKey = idempotencyKey;
    this.language = language.getLanguage();
    this.status = OrderStatus.PENDING;
    this.linkKey = RandomKey.ofBytes(LINK_KEY_BYTES);
    this.movedAt = now;
    this.movedBy = actor.name();
    this.movedByOperator = actor.operatorId();
    this.movedDetail = "";
    this.orderedAt = now;
    this.expiresAt = now.plus(TIME_TO_PAY);
    this.heldSince = now;
    this.lines = new ArrayList<>(lines);
    this.lines.forEach(line -> line.belongTo(this));
    this.amount = lines.stream().map(OrderLine::amount).reduce(Money.ZERO, Money::plus);
    this.name = nameOf(lines, language);
  }

  private static String nameOf(List<OrderLine> lines, Locale language) {
    var first = lines.get(0).name();
    int more = lines.size() - 1;
    // Toss takes at most 100 characters
    var cut = TextSanitizer.shortened(first, 80);
    return more == 0 ? cut : Messages.text(language, "order.name.more", cut, more);
  }

  /** Names this order, here and at Toss. */
  public OrderId id() {
    return new OrderId(id);
  }

  /** Who ordered. */
  public AccountId owner() {
    return new AccountId(uid);
  }

  /** What Toss and the customer read, at most 100 characters. */
  public String name() {
    return name;
  }

  /** Where it stands. */
  public OrderStatus status() {
    return status;
  }

  /** What it costs. */
  public Money amount() {
    return amount;
  }

  /** The language it was made in. */
  public Locale language() {
    return new Locale(language);
  }

  /** When a pending order is given up. */
  public Instant expiresAt() {
    return expiresAt;
  }

  boolean overdue(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** When pay was first pressed for its units. */
  private Instant heldSince() {
    return heldSince == null ? orderedAt : heldSince;
  }

  /** Keeps the units of {@code earlier}, and is no younger. */
  void takeOver(Order earlier) {
    if (earlier.heldSince().isBefore(heldSince())) heldSince = earlier.heldSince();
  }

  /**
   * Whether it can have all of its time to pay again without being kept longer than {@code most}.
   */
  boolean canBeKept(Instant now, Duration most) {
    return !now.plus(TIME_TO_PAY).isAfter(heldSince().plus(most));
  }

  void prolong(Instant now) {
    expiresAt = now.plus(TIME_TO_PAY);
  }

  /** Whether it was paid at some time. */
  public boolean wasPaid() {
    return confirmedAt != null;
  }

  /** Units per product. */
  public Map<ProductId, Integer> quantities() {
    return lines.stream().collect(Collectors.toMap(OrderLine::product, OrderLine::quantity));
  }

  /** Shows the order to whoever has it, or null. */
  @Nullable String linkKey() {
    return linkKey;
  }

  /** Whether any of it is sent to an address. */
  boolean needsDelivery() {
    return lines.stream().anyMatch(OrderLine::needsDelivery);
  }

  /** Moves the order, and leaves the audit row to the database. */
  void moveTo(OrderStatus to, Actor actor, String detail, Instant now) {
    if (!status.leadsTo(to)) throw new IllegalTransitionException(id(), status, to);
    status = to;
    movedAt = now;
    movedBy = actor.name();
    movedByOperator = actor.operatorId();
    movedDetail = detail;
    moved = true;
  }

  /** Whether it was moved in this transaction, so that one more move would hide the first. */
  boolean moved() {
    return moved;
  }

  void paidWith(String key, @Nullable String type, Instant at) {
    paymentKey = key;
    paymentType = type;
    confirmedAt = at;
  }

  void failedWith(String code) {
    failureCode = code;
  }

  OrderView view(List<OrderEvent> events, OrderReceipt receipt) {
    return new OrderView(
        id.toString(),
        name,
        status.name(),
        amount,
        orderedAt.atZone(SiteSettings.ZONE),
        lines.stream().map(OrderLine::view).toList(),
        events.stream().map(OrderEvent::view).toList(),
        receipt.url(),
        receipt.method(),
        receipt.charge(),
        status == OrderStatus.WAITING_FOR_DEPOSIT ? receipt.account() : null,
        status == OrderStatus.FAILED && receipt.charge() == null ? reason() : null,
        retryable(receipt) ? retryUrl() : null);
  }

  /** Money that came too late went back because the goods are gone. */
  private boolean retryable(OrderReceipt receipt) {
    return status == OrderStatus.PENDING || status.closedUnpaid() && receipt.charge() == null;
  }

  private String retryUrl() {
    return lines.size() > 1
        ? "/cart"
        : "/checkout/" + lines.get(0).product() + "?quantity=" + lines.get(0).quantity();
  }

  /** Null if a person closed it. */
  private @Nullable String reason() {
    if (failureCode == null) return null;
    var key = "payment.reason." + failureCode;
    return Messages.has(key) ? key : "payment.reason.UNKNOWN";
  }
}
