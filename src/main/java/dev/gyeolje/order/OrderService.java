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

/** Orders and their moves. Every change joins the transaction of its caller. */
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

  /** Locks the order this customer already made with {@code idempotencyKey}, if any. */
  public Optional<Order> lockByIdempotencyKey(AccountId owner, UUID idempotencyKey) {
    return orders.lockByIdempotencyKey(owner, idempotencyKey);
  }

  /** Lets a new order take over the units of an earlier one, and the time they have been kept. */
  public void takeOver(Order order, Order earlier) {
    order.takeOver(earlier);
  }

  /**
   * Whether a pending order can be given all of its time to pay again.
   *
   * @param most how long units are kept unpaid, from the first press of pay
   */
  public boolean canBeKept(Order order, Duration most) {
    return order.canBeKept(clock.instant(), most);
  }

  /** Gives a locked pending order all of its time to pay again. */
  public void prolong(Order order) {
    order.prolong(clock.instant());
  }

  /** Whether the time to pay a pending order is over. */
  public boolean overdue(Order order) {
    return order.overdue(clock.instant());
  }

  /**
   * A new pending order.
   *
   * @param actor who made it, for the audit row
   * @param lines at least one
   */
  public Order create(
      AccountId owner, UUID idempotencyKey, Locale language, List<OrderLine> lines, Actor actor) {
    var order = new Order(owner, idempotencyKey, language, lines, actor, clock.instant());
    orders.add(order);
    return order;
  }

  /** Locks the order until the transaction ends, as every change of it begins. */
  public Optional<Order> lock(OrderId id) {
    return orders.lock(id);
  }

  /** The customer's orders that wait for payment, without a lock. */
  public List<Order> pending(AccountId owner) {
    return orders.pending(owner);
  }

  /** The customer's orders that hold units and are not paid, without a lock. */
  public List<Order> unpaid(AccountId owner) {
    return orders.unpaid(owner);
  }

  /** Locks the customer's orders that wait for payment. */
  public List<Order> lockPending(AccountId owner) {
    return orders.lockPending(owner);
  }

  /** The order as it is now, without a lock. */
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
    // the database checks and records each move by itself
    if (order.moved()) orders.flush();
    var from = order.status();
    order.moveTo(to, actor, detail, clock.instant());
    moved.fire(new OrderMoved(order, from));
  }

  /**
   * Moves a locked order out of review, as a person decided.
   *
   * @param reason for the audit row
   * @throws IllegalTransitionException if it is not in review
   * @throws DecisionRejectedException if something that has to follow is not possible
   */
  public void decide(Order order, OrderStatus to, Actor actor, String reason) {
    if (order.status() != OrderStatus.REVIEW)
      throw new IllegalTransitionException(order.id(), order.status(), to);
    move(order, to, actor, reason);
    decided.fire(new OrderDecided(order, actor));
  }

  /** Notes on a locked order by which payment it was paid. */
  public void recordPayment(Order order, String paymentKey, @Nullable String method, Instant at) {
    order.paidWith(paymentKey, method, at);
  }

  /** A locked order whose money was captured. */
  public void pay(
      Order order, String paymentKey, @Nullable String method, Instant at, Actor actor) {
    move(order, OrderStatus.PAID, actor, "");
    order.paidWith(paymentKey, method, at);
  }

  /** A locked order whose money Toss rejected for good. */
  public void fail(Order order, String code, Actor actor) {
    move(order, OrderStatus.FAILED, actor, code);
    order.failedWith(code);
  }

  /**
   * Claims up to {@code limit} pending orders whose time is over.
   *
   * @param claim how long no other node gets them
   */
  public List<OrderId> claimOverdue(int limit, Duration claim) {
    var now = clock.instant();
    return orders.claimOverdue(now, now.plus(claim), limit).stream().map(OrderId::new).toList();
  }

  /** The order for its owner's eyes. */
  @Transactional
  public Optional<OrderView> view(OrderId id, AccountId owner) {
    return find(id).filter(order -> order.owner().equals(owner)).flatMap(order -> view(id));
  }

  /** The order for operators' eyes. */
  @Transactional
  public Optional<OrderView> view(OrderId id) {
    return orders
        .find(id)
        .map(order -> order.view(orders.events(id), receipts.find(id, order.status())));
  }

  /** The order that the link with this key shows, if there is one. */
  @Transactional
  public Optional<OrderView> viewByLink(String key) {
    return orders.findByLinkKey(key).flatMap(order -> view(order.id()));
  }

  /**
   * Address of the link that shows a guest's order to whoever has it: guests cannot sign in
   * elsewhere. Empty for other customers' orders.
   */
  @Transactional
  public Optional<String> guestLink(OrderId id) {
    return find(id)
        .filter(order -> accounts.find(order.owner()).filter(Account::guest).isPresent())
        .map(Order::linkKey)
        .map(key -> site.origin() + "/orders/link/" + key);
  }

  /**
   * Gives all orders of a guest to the account that the guest signed in to.
   *
   * @return how many
   */
  @Transactional
  public int changeOwner(AccountId guest, AccountId account) {
    return orders.changeOwner(guest, account);
  }

  /**
   * The customer's orders, newest first.
   *
   * @param after the last order of the page before; null, or not the customer's, for the first page
   * @param limit how many at most
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
