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
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One purchase of one customer: products, amount and status.
 *
 * <p>It is created {@code PENDING} when the customer presses pay, together with its stock holds.
 * The callback moves it to {@code CONFIRMING} together with the payment, before Toss is asked. From
 * then on only Toss' answers move it, through {@link OrderService}: to {@code PAID}, to {@code
 * WAITING_FOR_DEPOSIT}, to {@code FAILED}, or to {@code REVIEW} if Toss contradicts the request. An
 * unpaid order expires, the customer may cancel it before money moves, and an operator decides
 * about an order in review. {@link OrderStatus#next} lists every move.
 *
 * <p>A crash before the first commit leaves nothing. A crash after it leaves a pending order, which
 * expires and releases its units. A crash after the callback's commit leaves an order in
 * confirmation; the reconciler retrieves its payment from Toss until the outcome is known. A crash
 * after the outcome's commit delays only messages, which the same commit stored in the outbox.
 */
@Entity
@Table(name = "orders")
public class Order {

  /**
   * How long an unpaid order holds its units after the last press of pay. Toss gives the customer
   * 30 minutes in the payment window and the shop 10 minutes to confirm. Five more minutes ensure
   * that no hold is released while its payment can still succeed.
   */
  public static final Duration TIME_TO_PAY = Duration.ofMinutes(45);

  /** Bits of a link key; a random UUID has as many. */
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

  /** The last move; a trigger copies it into the audit trail. */
  @Column(name = "moved_at")
  private Instant movedAt;

  @Column(name = "moved_by")
  private String movedBy;

  @Column(name = "moved_by_operator")
  @Convert(converter = UuidConverter.class)
  private @Nullable UUID movedByOperator;

  @Column(name = "moved_detail")
  private String movedDetail;

  /**
   * Key of the link that shows the order without signing in; null in orders from before there were
   * links.
   */
  @Column(name = "link_key")
  private @Nullable String linkKey;

  /** A move that may not have been flushed to the database yet. */
  private transient boolean moved;

  @Version private long version;

  // no initial value: EclipseLink would treat it as lines that a lock has to read again
  @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
  @OrderBy("name")
  private List<OrderLine> lines;

  protected Order() {}

  /**
   * Creates an order in state {@link OrderStatus#PENDING}; its amount is the sum of its lines.
   *
   * @param idempotencyKey the same for every press of one pay button
   * @param lines at least one
   * @param actor who placed it, for the audit row
   * @throws ArithmeticException if the amount exceeds {@code long}
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
    // Toss accepts at most 100 characters
    var cut = TextSanitizer.shortened(first, 80);
    return more == 0 ? cut : Messages.text(language, "order.name.more", cut, more);
  }

  /** The order's id, in the shop and at Toss. */
  public OrderId id() {
    return new OrderId(id);
  }

  /** The customer who ordered. */
  public AccountId owner() {
    return new AccountId(uid);
  }

  /** Display name for Toss and the customer, at most 100 characters. */
  public String name() {
    return name;
  }

  /** The current status. */
  public OrderStatus status() {
    return status;
  }

  /** The total price. */
  public Money amount() {
    return amount;
  }

  /** The language in which it was placed. */
  public Locale language() {
    return new Locale(language);
  }

  /** When a pending order expires. */
  public Instant expiresAt() {
    return expiresAt;
  }

  boolean overdue(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** When pay was first pressed for its units; earlier orders that it replaced count. */
  private Instant heldSince() {
    return heldSince == null ? orderedAt : heldSince;
  }

  /** Takes over the holding time of {@code earlier} with its units. */
  void takeOver(Order earlier) {
    if (earlier.heldSince().isBefore(heldSince())) heldSince = earlier.heldSince();
  }

  /** Whether its time to pay can start again without holding units longer than {@code most}. */
  boolean canBeKept(Instant now, Duration most) {
    return !now.plus(TIME_TO_PAY).isAfter(heldSince().plus(most));
  }

  void prolong(Instant now) {
    expiresAt = now.plus(TIME_TO_PAY);
  }

  /** Whether it contains any of these products. */
  public boolean containsAny(Set<ProductId> products) {
    return !Collections.disjoint(quantities().keySet(), products);
  }

  /** Whether the customer placed it with this idempotency key. */
  public boolean placedWith(UUID key) {
    return idempotencyKey.equals(key);
  }

  /** Whether it was ever paid. */
  public boolean wasPaid() {
    return confirmedAt != null;
  }

  /** Units per product. */
  public Map<ProductId, Integer> quantities() {
    return lines.stream().collect(Collectors.toMap(OrderLine::product, OrderLine::quantity));
  }

  /** Key of the link that shows the order without signing in, or null. */
  @Nullable String linkKey() {
    return linkKey;
  }

  /** Whether any of its products is delivered. */
  boolean needsDelivery() {
    return lines.stream().anyMatch(OrderLine::needsDelivery);
  }

  /** Moves the order; a trigger writes the audit row. */
  void moveTo(OrderStatus to, Actor actor, String detail, Instant now) {
    if (!status.leadsTo(to)) throw new IllegalTransitionException(id(), status, to);
    status = to;
    movedAt = now;
    movedBy = actor.name();
    movedByOperator = actor.operatorId();
    movedDetail = detail;
    moved = true;
  }

  /**
   * Whether it was moved in this transaction; a second move in the same flush would hide the first
   * from the audit trail.
   */
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

  /**
   * Whether the customer can order the same again: not after a late payment, which was refunded
   * because the goods were no longer available.
   */
  private boolean retryable(OrderReceipt receipt) {
    return status == OrderStatus.PENDING || status.closedUnpaid() && receipt.charge() == null;
  }

  private String retryUrl() {
    return lines.size() > 1
        ? "/cart"
        : "/checkout/" + lines.get(0).product() + "?quantity=" + lines.get(0).quantity();
  }

  /** Key of the text that says why it failed; null if a user closed it. */
  private @Nullable String reason() {
    if (failureCode == null) return null;
    var key = "payment.reason." + failureCode;
    return Messages.has(key) ? key : "payment.reason.UNKNOWN";
  }
}
