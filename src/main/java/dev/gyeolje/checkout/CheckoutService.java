package dev.gyeolje.checkout;

import dev.gyeolje.account.Account;
import dev.gyeolje.account.AccountId;
import dev.gyeolje.account.AccountService;
import dev.gyeolje.catalog.CatalogService;
import dev.gyeolje.catalog.Product;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.catalog.ProductView;
import dev.gyeolje.messaging.Outbox;
import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderLine;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.order.OrderView;
import dev.gyeolje.payment.Attempt;
import dev.gyeolje.payment.PaymentEvent;
import dev.gyeolje.payment.PaymentOutcome;
import dev.gyeolje.payment.PaymentService;
import dev.gyeolje.payment.RefundCommand;
import dev.gyeolje.payment.RefundException;
import dev.gyeolje.payment.RefundService;
import dev.gyeolje.platform.json.JsonText;
import dev.gyeolje.platform.persistence.TransactionDurability;
import dev.gyeolje.stock.NotEnoughStockException;
import dev.gyeolje.stock.StockService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The transactions of a checkout. Orders are locked before stock, everywhere. */
@ApplicationScoped
@Transactional
class CheckoutService {

  private static final String CUSTOMER = "shopper";
  static final String CLOCK = "clock";

  /** Longer than a look-up may take, and the pause before an order is looked at again. */
  private static final Duration EXPIRY_CLAIM = Duration.ofSeconds(75);

  @Inject CatalogService catalog;
  @Inject AccountService accounts;
  @Inject OrderService orders;
  @Inject StockService stock;
  @Inject PaymentService payments;
  @Inject RefundService refunds;
  @Inject TransactionDurability commits;
  @Inject UnpaidSettings unpaid;
  @Inject Outbox outbox;

  /**
   * The product as this person can buy it, or nothing if there is none: what their own unpaid
   * orders hold of it counts as available, because trying again takes it over.
   */
  Optional<ProductView> offer(ProductId id, AccountId customer, Locale language) {
    int held = held(Set.of(id), customer).getOrDefault(id, 0);
    return catalog.view(id, language).map(product -> product.withMore(held));
  }

  /**
   * The cart as this person, or anybody, can buy it; products that there are no more are left out.
   */
  CartView offer(Cart cart, Optional<Account> customer, Locale language) {
    var wanted = cart.quantities();
    var products = catalog.views(wanted.keySet(), language);
    var held = customer.map(known -> held(wanted.keySet(), known.id())).orElse(Map.of());
    return new CartView(
        wanted.entrySet().stream()
            .filter(line -> products.containsKey(line.getKey()))
            .map(
                line ->
                    new CartView.Line(
                        products.get(line.getKey()).withMore(held.getOrDefault(line.getKey(), 0)),
                        line.getValue()))
            .toList());
  }

  /**
   * The person's order for any of these products whose payment is being confirmed, if there is one:
   * until its outcome is known, whoever orders them again may pay twice.
   */
  Optional<OrderView> confirming(AccountId customer, Set<ProductId> products) {
    return orders.unpaid(customer).stream()
        .filter(order -> order.status() == OrderStatus.CONFIRMING)
        .filter(order -> !Collections.disjoint(order.quantities().keySet(), products))
        .findFirst()
        .flatMap(order -> orders.view(order.id()));
  }

  /** What the person's own unpaid orders hold of these products. */
  private Map<ProductId, Integer> held(Set<ProductId> products, AccountId customer) {
    return orders.pending(customer).stream()
        .flatMap(order -> order.quantities().entrySet().stream())
        .filter(line -> products.contains(line.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
  }

  /**
   * Makes the order and holds its pieces. Pressing twice makes one order; trying again takes over
   * the pieces of the person's earlier unpaid orders for any of the products, and calls them off.
   *
   * @throws CheckoutException if it cannot be bought; nothing has changed then
   */
  PlacedOrder place(AccountId customer, OrderRequest request, Locale language) {
    // Everybody who wants the product waits for its row until we end, and the disk is the slowest
    // of it. An order lost to a crash was not paid; its callback commits on disk, and this before.
    commits.commitAsynchronously();
    accounts.lock(customer);
    var pressed = orders.lockByIdempotencyKey(customer, request.idempotencyKey());
    // another order with the key of this one is none
    if (pressed.filter(order -> !order.quantities().equals(request.quantities())).isPresent())
      throw new CheckoutException("INVALID_REQUEST");
    if (pressed.isPresent()) return resume(pressed.get());
    var products = catalog.find(request.quantities().keySet());
    var lines = lines(request, products, language);
    var earlier = cancelEarlier(customer, request);
    // after the locks: a callback that was on its way has moved its order by now
    confirming(customer, request.quantities().keySet())
        .ifPresent(
            order -> {
              throw new CheckoutException("ORDER_CONFIRMING", order);
            });
    checkUnpaid(customer, request.quantities(), products);
    var order = orders.create(customer, request.idempotencyKey(), language, lines, CUSTOMER);
    earlier.forEach(old -> orders.takeOver(order, old));
    try {
      stock.hold(
          order.id().value(),
          request.quantities(),
          earlier.stream().map(old -> old.id().value()).toList());
    } catch (NotEnoughStockException e) {
      throw new CheckoutException(e.available() == 0 ? "SOLD_OUT" : "NOT_ENOUGH");
    }
    return new PlacedOrder(order.id(), order.name(), order.amount(), true);
  }

  /**
   * The window opens anew, and Toss gives the shopper all of its time in it. An order that cannot
   * be paid any more may be paid already, or about to be: only one that ended without money is
   * followed by a new one.
   */
  private PlacedOrder resume(Order order) {
    if (order.status() != OrderStatus.PENDING) {
      var known = orders.view(order.id()).orElseThrow();
      throw new CheckoutException(known.retryUrl() == null ? "ORDER_KNOWN" : "ORDER_CLOSED", known);
    }
    checkTime(order);
    orders.prolong(order);
    return new PlacedOrder(order.id(), order.name(), order.amount(), false);
  }

  /** Who presses pay again and again keeps the units from others who would pay. */
  private void checkTime(Order order) {
    if (!orders.canBeKept(order, unpaid.time()))
      throw new CheckoutException("HELD_TOO_LONG", orders.view(order.id()).orElseThrow());
  }

  /** A product that has fewer units than are wanted is refused as such. */
  private void checkUnpaid(
      AccountId customer, Map<ProductId, Integer> wanted, Map<ProductId, Product> products) {
    if (wanted.entrySet().stream()
        .anyMatch(line -> products.get(line.getKey()).onHand() < line.getValue())) return;
    var kept =
        orders.unpaid(customer).stream()
            .flatMap(order -> order.quantities().entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
    var onHand =
        wanted.keySet().stream()
            .collect(Collectors.toMap(id -> id, id -> products.get(id).onHand()));
    if (!new UnpaidLimitPolicy(unpaid.units(), unpaid.share()).allows(kept, wanted, onHand))
      throw new CheckoutException("TOO_MANY_UNPAID");
  }

  private static List<OrderLine> lines(
      OrderRequest request, Map<ProductId, Product> products, Locale language) {
    return request.quantities().entrySet().stream()
        .map(
            wanted -> {
              var product = products.get(wanted.getKey());
              if (product == null) throw new CheckoutException("UNKNOWN_PRODUCT");
              return new OrderLine(
                  product.id(),
                  product.name(language),
                  product.picture(),
                  product.price(),
                  wanted.getValue());
            })
        .toList();
  }

  /** The orders that were called off; their pieces are still to be given back. */
  private List<Order> cancelEarlier(AccountId customer, OrderRequest request) {
    var wanted = request.quantities().keySet();
    var earlier =
        orders.lockPending(customer).stream()
            .filter(order -> !Collections.disjoint(order.quantities().keySet(), wanted))
            .toList();
    earlier.forEach(this::checkTime);
    earlier.forEach(order -> orders.move(order, OrderStatus.CANCELED, CUSTOMER, "tried again"));
    return earlier;
  }

  /**
   * Phase 1 of a payment: checks that the shopper comes back as we sent them away, and stores the
   * attempt before the provider is asked.
   */
  BeginOutcome begin(CallbackRequest back) {
    var found = orders.lock(back.order());
    if (found.isEmpty()) return new BeginOutcome.Rejected("UNKNOWN_ORDER");
    var order = found.get();
    if (!order.amount().equals(back.amount())) return new BeginOutcome.Rejected("AMOUNT_MISMATCH");
    if (order.status() != OrderStatus.PENDING)
      return new BeginOutcome.AlreadyStarted(order.status());
    // goods first: the provider is not asked for the money of what is gone
    if (!stock.holds(order.id().value()) && !stock.reacquire(order.id().value()))
      return new BeginOutcome.Rejected("SOLD_OUT");
    var attempt = payments.begin(order, back.paymentKey());
    if (attempt.isEmpty()) return new BeginOutcome.Rejected("INVALID_CALLBACK");
    orders.move(order, OrderStatus.CONFIRMING, CUSTOMER, "");
    return new BeginOutcome.Started(attempt.get());
  }

  /** Where the order stands now. */
  OrderStatus status(OrderId id) {
    return orders.find(id).orElseThrow().status();
  }

  /** Phase 3, when the money was captured: the order is paid, and everybody hears of it. */
  void on(@Observes PaymentEvent.Approved paid) {
    if (paid.order().status().closedUnpaid() && !stock.reacquire(paid.order().id().value()))
      refundLatePayment(paid);
    else pay(paid);
  }

  private void pay(PaymentEvent.Approved paid) {
    var order = paid.order();
    orders.pay(order, paid.paymentKey(), paid.method(), paid.at(), paid.actor());
    announce(order, paid.paymentKey());
  }

  /** Lets everybody hear that a locked order is paid. */
  @Transactional(Transactional.TxType.MANDATORY)
  void announce(Order order, String paymentKey) {
    outbox.add(
        "checkout-success",
        "OrderPaid",
        JsonText.newObject()
            .add("paymentType", "NORMAL")
            .add("orderId", order.id().toString())
            .add("paymentKey", paymentKey)
            .add("amount", order.amount().won())
            .build());
  }

  /** Money came late and the goods are gone: it goes back by itself, or a person sees to it. */
  private void refundLatePayment(PaymentEvent.Approved late) {
    try {
      refunds.request(
          late.order(),
          new RefundCommand(
              UUID.randomUUID(),
              late.order().amount(),
              "paid after the order was closed",
              "late payment",
              refunds.accountOf(late.order().id()),
              Map.of()));
    } catch (RefundException nowhereToGiveItTo) {
      orders.move(
          late.order(), OrderStatus.REVIEW, late.actor(), "late, " + nowhereToGiveItTo.code());
    }
  }

  /**
   * Late money that cannot go back by itself would lie with a closed order: a person sees to it.
   */
  void on(@Observes PaymentEvent.RefundRejected rejected) {
    if (rejected.order().status().closedUnpaid())
      orders.move(
          rejected.order(),
          OrderStatus.REVIEW,
          rejected.actor(),
          "late, refund refused: " + rejected.code());
  }

  /** Money was given back: pieces chosen with it can be bought again. */
  void on(@Observes PaymentEvent.Refunded refunded) {
    var order = refunded.order();
    if (!order.status().closedUnpaid()) {
      orders.move(
          order,
          refunded.full() ? OrderStatus.REFUNDED : OrderStatus.PARTIALLY_REFUNDED,
          refunded.actor(),
          refunded.amount().won() + " KRW");
      // they may still be held, if the message of the payment is on its way
      stock.commit(order.id().value());
      stock.restock(order.id().value(), refunded.restock());
    }
    outbox.add(
        "checkout-canceled",
        "OrderRefunded",
        JsonText.newObject()
            .add("orderId", order.id().toString())
            .add("amount", refunded.amount().won())
            .build());
  }

  /**
   * Calls off a person's own order: at once while nobody was asked for its money; while a deposit
   * is waited for, as soon as the provider has closed the virtual account.
   *
   * @return false if there is no such order, or it is past that
   */
  boolean cancel(OrderId id, AccountId customer) {
    var order = orders.lock(id).filter(o -> o.owner().equals(customer));
    if (order.isEmpty()) return false;
    switch (order.get().status()) {
      case PENDING -> {
        orders.move(order.get(), OrderStatus.CANCELED, CUSTOMER, "");
        stock.release(id.value());
      }
      case WAITING_FOR_DEPOSIT -> payments.cancelVirtualAccount(order.get());
      default -> {
        return false;
      }
    }
    return true;
  }

  /** An attempt of a pending order goes on; what is closed waits for what became of it. */
  void on(@Observes PaymentEvent.Found found) {
    if (found.order().status() == OrderStatus.PENDING)
      orders.move(found.order(), OrderStatus.CONFIRMING, found.actor(), "found at the provider");
  }

  void on(@Observes PaymentEvent.VirtualAccountIssued waiting) {
    orders.move(waiting.order(), OrderStatus.WAITING_FOR_DEPOSIT, waiting.actor(), "");
  }

  /** The bank took the deposit back: the pieces wait with the order again. */
  void on(@Observes PaymentEvent.DepositReversed reversed) {
    var order = reversed.order();
    if (order.status().leadsTo(OrderStatus.WAITING_FOR_DEPOSIT)) {
      orders.move(order, OrderStatus.WAITING_FOR_DEPOSIT, reversed.actor(), "reversed");
      stock.revertCommit(order.id().value());
      // part of the money, or the order, was given up before
    } else orders.move(order, OrderStatus.REVIEW, reversed.actor(), "reversed");
  }

  /** The virtual account was closed, by the shopper or at the provider. */
  void on(@Observes PaymentEvent.VirtualAccountCanceled calledOff) {
    orders.move(calledOff.order(), OrderStatus.CANCELED, calledOff.actor(), "");
    stock.release(calledOff.order().id().value());
  }

  void on(@Observes PaymentEvent.VirtualAccountExpired expired) {
    expire(expired.order(), expired.actor(), "no deposit in time");
  }

  private void expire(Order order, String actor, String detail) {
    orders.move(order, OrderStatus.EXPIRED, actor, detail);
    stock.release(order.id().value());
    outbox.add(
        "checkout-canceled",
        "OrderExpired",
        JsonText.newObject().add("orderId", order.id().toString()).build());
  }

  /** Phase 3, when the provider refused for good. */
  void on(@Observes PaymentEvent.Declined rejected) {
    orders.fail(rejected.order(), rejected.code(), rejected.actor());
    stock.release(rejected.order().id().value());
  }

  /** Phase 3, when money was captured that was not asked for. The pieces stay held. */
  void on(@Observes PaymentEvent.Mismatched mismatch) {
    orders.move(mismatch.order(), OrderStatus.REVIEW, mismatch.actor(), mismatch.what());
  }

  /** A person sees to what cannot stay so; in review already, the order stays there. */
  void on(@Observes PaymentEvent.Contradicted contradicted) {
    var order = contradicted.order();
    if (order.status().leadsTo(OrderStatus.REVIEW))
      orders.move(order, OrderStatus.REVIEW, contradicted.actor(), contradicted.what());
  }

  /**
   * Takes the pieces of a paid order out of the stock. One whose deposit was reversed meanwhile
   * keeps them held, or gave them back with its end: its next deposit is told in a message of its
   * own.
   *
   * @return false if there is no such order, or it never was paid
   */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean takeStock(OrderId id) {
    var order = orders.lock(id).filter(Order::wasPaid);
    if (order.isEmpty()) return false;
    switch (order.get().status()) {
      case PAID, PARTIALLY_REFUNDED, REFUNDED -> stock.commit(id.value());
      case PENDING, CONFIRMING, WAITING_FOR_DEPOSIT, FAILED, CANCELED, EXPIRED, REVIEW -> {
        // nothing of it is to leave now
      }
    }
    return true;
  }

  /** Pending orders whose time is over, claimed for this node. */
  List<OrderId> claimOverdue(int limit) {
    return orders.claimOverdue(limit, EXPIRY_CLAIM);
  }

  /**
   * Gives up an order that was never paid in time, unless the provider has money for it: then the
   * attempt that we have lost is remembered again. Without an answer the order stays as it is, and
   * so it does if the shopper has pressed pay again since it was found overdue.
   *
   * <p>One in a transaction: products are locked in one order, and several orders together would
   * lock theirs in another.
   *
   * @return the attempt that was remembered, of which {@code seen} is still to be recorded
   */
  Optional<Attempt> expire(OrderId id, PaymentOutcome seen) {
    var order = orders.lock(id).orElseThrow();
    if (order.status() != OrderStatus.PENDING) return Optional.empty();
    if (seen instanceof PaymentOutcome.Approved found) return remember(order, found.paymentKey());
    if (seen instanceof PaymentOutcome.AwaitingDeposit found)
      return remember(order, found.paymentKey());
    if (seen instanceof PaymentOutcome.Declined && orders.overdue(order)) expire(order, CLOCK, "");
    return Optional.empty();
  }

  private Optional<Attempt> remember(Order order, String paymentKey) {
    var attempt = payments.begin(order, paymentKey);
    if (attempt.isPresent())
      orders.move(order, OrderStatus.CONFIRMING, CLOCK, "found at the provider");
    return attempt;
  }
}
