package dev.gyeolje.order;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.SUPPORTS;

import dev.gyeolje.account.Account;
import dev.gyeolje.account.AccountId;
import dev.gyeolje.account.AccountService;
import dev.gyeolje.account.Actor;
import dev.gyeolje.platform.config.SiteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates, reads and moves orders. Every change joins the caller's transaction. */
@ApplicationScoped
@Transactional(MANDATORY)
public class OrderService {

  @Inject OrderRepository orders;
  @Inject OrderReceipts receipts;
  @Inject AccountService accounts;
  @Inject SiteSettings site;
  @Inject Event<OrderMoved> moved;
  @Inject Event<OrderDecided> decided;
  @Inject Clock clock;

  /** Lets a new order take over the units of an earlier one and their holding time. */
  public void takeOver(Order order, Order earlier) {
    order.takeOver(earlier);
  }

  /**
   * Whether a pending order's time to pay can start again.
   *
   * @param most how long units may be held unpaid, from the first press of pay
   */
  public boolean canBeKept(Order order, Duration most) {
    return order.canBeKept(clock.instant(), most);
  }

  /** Starts the time to pay of a locked pending order again. */
  public void prolong(Order order) {
    order.prolong(clock.instant());
  }

  /** Whether a pending order has expired. */
  public boolean overdue(Order order) {
    return order.overdue(clock.instant());
  }

  /**
   * Creates a pending order.
   *
   * @param actor who placed it, for the audit row
   * @param lines at least one
   */
  public Order create(
      AccountId owner, UUID idempotencyKey, Locale language, List<OrderLine> lines, Actor actor) {
    var order = new Order(owner, idempotencyKey, language, lines, actor, clock.instant());
    orders.add(order);
    return order;
  }

  /** Locks the order until the transaction ends. Every change of an order starts with this. */
  public Optional<Order> lock(OrderId id) {
    return orders.lock(id);
  }

  /** Returns the customer's pending orders, without a lock. */
  public List<Order> pending(AccountId owner) {
    return orders.pending(owner);
  }

  /** Returns the customer's unpaid orders that hold units, without a lock. */
  public List<Order> unpaid(AccountId owner) {
    return orders.unpaid(owner);
  }

  /**
   * Locks the customer's unpaid orders, and the order that the customer already placed with {@code
   * idempotencyKey}, in any status.
   */
  public List<Order> lockUnpaid(AccountId owner, UUID idempotencyKey) {
    return orders.lockUnpaid(owner, idempotencyKey);
  }

  /** Returns the current order, without a lock. */
  @Transactional(SUPPORTS)
  public Optional<Order> find(OrderId id) {
    return orders.find(id);
  }

  /**
   * Moves a locked order and writes the audit row.
   *
   * @throws IllegalTransitionException if {@link OrderStatus} does not allow it
   */
  public void move(Order order, OrderStatus to, Actor actor, String detail) {
    // a trigger checks and records each move
    if (order.moved()) orders.flush();
    var from = order.status();
    order.moveTo(to, actor, detail, clock.instant());
    moved.fire(new OrderMoved(order, from));
  }

  /**
   * Moves a locked order out of review by an operator's decision.
   *
   * @param reason for the audit row
   * @throws IllegalTransitionException if it is not in review
   * @throws DecisionRejectedException if a consequence of the decision cannot be carried out
   */
  public void decide(Order order, OrderStatus to, Actor actor, String reason) {
    if (order.status() != OrderStatus.REVIEW)
      throw new IllegalTransitionException(order.id(), order.status(), to);
    move(order, to, actor, reason);
    decided.fire(new OrderDecided(order, actor));
  }

  /** Stores in a locked order the payment that paid it. */
  public void recordPayment(Order order, String paymentKey, @Nullable String method, Instant at) {
    order.paidWith(paymentKey, method, at);
  }

  /** Moves a locked order whose amount was captured. */
  public void pay(
      Order order, String paymentKey, @Nullable String method, Instant at, Actor actor) {
    move(order, OrderStatus.PAID, actor, "");
    order.paidWith(paymentKey, method, at);
  }

  /** Moves a locked order whose payment Toss declined. */
  public void fail(Order order, String code, Actor actor) {
    move(order, OrderStatus.FAILED, actor, code);
    order.failedWith(code);
  }

  /**
   * Claims up to {@code limit} expired pending orders.
   *
   * @param claim how long no other node can claim them
   */
  public List<OrderId> claimOverdue(int limit, Duration claim) {
    var now = clock.instant();
    return orders.claimOverdue(now, now.plus(claim), limit).stream().map(OrderId::new).toList();
  }

  /** Returns the view of an order for its owner. */
  @Transactional
  public Optional<OrderView> view(OrderId id, AccountId owner) {
    return find(id).filter(order -> order.owner().equals(owner)).flatMap(order -> view(id));
  }

  /** Returns the view of an order for operators. */
  @Transactional
  public Optional<OrderView> view(OrderId id) {
    return orders
        .find(id)
        .map(order -> order.view(orders.events(id), receipts.find(id, order.status())));
  }

  /** Returns the order of the link with this key, if any. */
  @Transactional
  public Optional<OrderView> viewByLink(String key) {
    return orders.findByLinkKey(key).flatMap(order -> view(order.id()));
  }

  /**
   * Returns the URL of the link that shows a guest's order on other devices, where a guest cannot
   * sign in. Empty for other customers' orders.
   */
  @Transactional
  public Optional<String> guestLink(OrderId id) {
    return find(id)
        .filter(order -> accounts.find(order.owner()).filter(Account::guest).isPresent())
        .map(Order::linkKey)
        .map(key -> site.origin() + "/orders/link/" + key);
  }

  /**
   * Moves all orders of a guest to the account that the guest signed in to.
   *
   * @return number of orders
   */
  @Transactional
  public int changeOwner(AccountId guest, AccountId account) {
    return orders.changeOwner(guest, account);
  }

  /**
   * Returns the customer's orders, newest first.
   *
   * @param after last order of the previous page; null, or not the customer's, for the first page
   * @param limit maximum number of orders
   */
  @Transactional
  public List<OrderView> list(AccountId owner, @Nullable OrderId after, int limit) {
    var last =
        Optional.ofNullable(after)
            .flatMap(orders::find)
            .filter(order -> order.owner().equals(owner))
            .orElse(null);
    return orders.ofOwner(owner, last, limit).stream()
        .map(order -> order.view(List.of(), OrderReceipt.NONE))
        .toList();
  }
}
