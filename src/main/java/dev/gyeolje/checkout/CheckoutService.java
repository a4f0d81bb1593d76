package dev.gyeolje.checkout;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.account.AccountService;
import dev.gyeolje.account.Actor;
import dev.gyeolje.catalog.CatalogService;
import dev.gyeolje.catalog.Product;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.order.Contact;
import dev.gyeolje.order.ContactException;
import dev.gyeolje.order.ContactService;
import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderLine;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.payment.PaymentService;
import dev.gyeolje.platform.persistence.TransactionDurability;
import dev.gyeolje.stock.NotEnoughStockException;
import dev.gyeolje.stock.StockService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Places orders, begins their payment and cancels them. Orders are locked before stock. */
@ApplicationScoped
@Transactional
class CheckoutService {

  @Inject CheckoutRepository repository;
  @Inject CatalogService catalog;
  @Inject AccountService accounts;
  @Inject OrderService orders;
  @Inject ContactService contacts;
  @Inject StockService stock;
  @Inject PaymentService payments;
  @Inject OfferService offers;
  @Inject TransactionDurability durability;
  @Inject UnpaidSettings unpaid;

  /**
   * Places an order and holds its units. A repeated idempotency key returns the same order. Cancels
   * the customer's earlier unpaid orders for any of the products and takes over their units.
   *
   * @throws CheckoutException if the order is not possible; nothing has changed then
   * @throws ContactException if its contact is incomplete or malformed; nothing has changed then
   */
  PlacedOrder place(AccountId customer, OrderRequest request, Locale language) {
    // The hold locks the product's row until the commit, and flushing the WAL would
    // take most of that time. An order lost to a crash was not paid:
    // the transaction of its callback commits durably, and this one before it.
    durability.commitAsynchronously();
    accounts.lock(customer);
    var locked = orders.lockUnpaid(customer, request.idempotencyKey());
    var known =
        locked.stream().filter(order -> order.placedWith(request.idempotencyKey())).findFirst();
    // an idempotency key belongs to one request
    if (known.filter(order -> !order.quantities().equals(request.quantities())).isPresent())
      throw new CheckoutException("INVALID_REQUEST");
    if (known.isPresent()) return resume(known.get(), request.contact());
    var products = catalog.find(request.quantities().keySet());
    var lines = lines(request, products, language);
    var earlier = cancelEarlier(locked, request);
    offers
        .confirming(locked, request.quantities().keySet())
        .ifPresent(
            order -> {
              throw new CheckoutException("ORDER_CONFIRMING", order);
            });
    checkUnpaid(locked, request.quantities(), products);
    var order = orders.create(customer, request.idempotencyKey(), language, lines, Actor.CUSTOMER);
    earlier.forEach(old -> orders.takeOver(order, old));
    var placed = placed(order, request.contact(), true);
    try {
      // last, because other orders of the product wait for its row until the commit
      stock.hold(
          order.id().value(),
          request.quantities(),
          earlier.stream().map(old -> old.id().value()).toList());
    } catch (NotEnoughStockException e) {
      throw new CheckoutException(e.available() == 0 ? "SOLD_OUT" : "NOT_ENOUGH");
    }
    return placed;
  }

  /**
   * Restarts the payment deadline of a pending order, since the payment window opens anew.
   *
   * @throws CheckoutException if the order is not pending or its units were held for too long; the
   *     exception carries the order. The order may be paid already, or about to be; a new order is
   *     offered only for one that ended unpaid.
   */
  private PlacedOrder resume(Order order, @Nullable Contact contact) {
    if (order.status() != OrderStatus.PENDING) {
      var known = orders.view(order.id()).orElseThrow();
      throw new CheckoutException(known.retryUrl() == null ? "ORDER_KNOWN" : "ORDER_CLOSED", known);
    }
    checkTime(order);
    orders.prolong(order);
    return placed(order, contact, false);
  }

  /** Returns the order with its contact; without a new contact, the order keeps its present one. */
  private PlacedOrder placed(Order order, @Nullable Contact contact, boolean created) {
    var known = contact == null ? null : contacts.put(order, contact);
    // a new order has no present one
    if (known == null && !created) known = contacts.find(order.id()).orElse(null);
    return new PlacedOrder(order.id(), order.name(), order.amount(), known, created);
  }

  /** Limits how long one customer can hold units by pressing pay again. */
  private void checkTime(Order order) {
    if (!orders.canBeKept(order, unpaid.time()))
      throw new CheckoutException("HELD_TOO_LONG", orders.view(order.id()).orElseThrow());
  }

  /**
   * Limits the units that one customer holds unpaid. Skips the check if the stock is too low,
   * because the hold rejects that later.
   */
  private void checkUnpaid(
      List<Order> unpaidOrders, Map<ProductId, Integer> wanted, Map<ProductId, Product> products) {
    var onHand = products.values().stream().collect(Collectors.toMap(Product::id, Product::onHand));
    if (wanted.entrySet().stream()
        .anyMatch(line -> onHand.getOrDefault(line.getKey(), 0) < line.getValue())) return;
    var kept =
        unpaidOrders.stream()
            .filter(order -> order.status() != OrderStatus.CANCELED)
            .flatMap(order -> order.quantities().entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
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
                  product.thumbnail(),
                  product.price(),
                  wanted.getValue(),
                  product.needsDelivery());
            })
        .toList();
  }

  /** Cancels the earlier orders; the caller releases or takes over their holds. */
  private List<Order> cancelEarlier(List<Order> unpaidOrders, OrderRequest request) {
    var wanted = request.quantities().keySet();
    var earlier =
        unpaidOrders.stream()
            .filter(order -> order.status() == OrderStatus.PENDING && order.containsAny(wanted))
            .toList();
    earlier.forEach(this::checkTime);
    earlier.forEach(
        order -> orders.move(order, OrderStatus.CANCELED, Actor.CUSTOMER, "tried again"));
    return earlier;
  }

  /**
   * Begins a payment: checks that the callback matches the order, and stores the attempt before the
   * confirm call.
   */
  BeginOutcome begin(CallbackRequest back) {
    var found = repository.lock(back.order());
    if (found.isEmpty()) return new BeginOutcome.Rejected("UNKNOWN_ORDER");
    var order = found.get().order();
    if (!order.amount().equals(back.amount())) return new BeginOutcome.Rejected("AMOUNT_MISMATCH");
    if (order.status() != OrderStatus.PENDING) return new BeginOutcome.Known(order.status());
    // units first: the shop captures no payment for units that are sold out
    if (!found.get().holdsUnits() && !stock.reacquire(order.id().value()))
      return new BeginOutcome.Rejected("SOLD_OUT");
    var attempt = payments.begin(order, back.paymentKey());
    if (attempt.isEmpty()) return new BeginOutcome.Rejected("INVALID_CALLBACK");
    orders.move(order, OrderStatus.CONFIRMING, Actor.CUSTOMER, "");
    return new BeginOutcome.Started(attempt.get());
  }

  /**
   * Cancels a customer's own order: immediately if no payment has begun; while a deposit is
   * outstanding, once the provider has closed the virtual account.
   *
   * @return false if there is no such order, or it cannot be canceled any more
   */
  boolean cancel(OrderId id, AccountId customer) {
    var order = orders.lock(id).filter(o -> o.owner().equals(customer));
    if (order.isEmpty()) return false;
    switch (order.get().status()) {
      case PENDING -> {
        orders.move(order.get(), OrderStatus.CANCELED, Actor.CUSTOMER, "");
        stock.release(id.value());
      }
      case WAITING_FOR_DEPOSIT -> payments.cancelVirtualAccount(order.get());
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * Commits the held units of a paid order, so that they leave the stock. If the deposit was
   * reversed meanwhile, the units stay held, or were released when the order ended; the shop
   * publishes the next deposit with another message.
   *
   * @return false if there is no such order, or it never was paid
   */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean commitUnits(OrderId id) {
    return stock.commitPaid(id.value()) || orders.find(id).filter(Order::wasPaid).isPresent();
  }
}
