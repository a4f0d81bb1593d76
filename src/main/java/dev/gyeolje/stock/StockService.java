package dev.gyeolje.stock;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import dev.gyeolje.account.Actor;
import dev.gyeolje.catalog.ProductId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds units for orders. Every method runs in the transaction that moves the order, so that no
 * other transaction sees a hold without its order or an order without its hold.
 */
@ApplicationScoped
@Transactional(MANDATORY)
public class StockService {

  /** PostgreSQL's order of ids, in which every transaction locks products. */
  private static final Comparator<ProductId> AS_LOCKED = Comparator.comparing(ProductId::toString);

  @Inject StockRepository stock;
  @Inject Clock clock;

  /**
   * Holds the units for {@code order}, and releases the units held for {@code earlier} orders: all
   * of it or, with an exception, nothing.
   *
   * @param quantities units per product, each at least 1
   * @param earlier orders that this one replaces
   * @throws NotEnoughStockException if too few units of a product are available, including those of
   *     {@code earlier}
   */
  public void hold(UUID order, Map<ProductId, Integer> quantities, List<UUID> earlier) {
    stock
        .hold(order, quantities, earlier)
        .ifPresent(
            lacking -> {
              throw new NotEnoughStockException(lacking.product(), lacking.available());
            });
  }

  /** Whether units are held for {@code order}. */
  public boolean holds(UUID order) {
    return stock.has(order, StockHold.State.HELD);
  }

  /** Whether units were released that had been held for {@code order}. */
  public boolean released(UUID order) {
    return stock.has(order, StockHold.State.RELEASED);
  }

  /** Releases the units held for {@code order}; does nothing if there are none. */
  public void release(UUID order) {
    move(order, StockHold.State.HELD, StockHold.State.RELEASED);
  }

  /**
   * Commits the units held for {@code order}, so that they leave the stock; does nothing if none
   * are held.
   */
  public void commit(UUID order) {
    move(order, StockHold.State.HELD, StockHold.State.COMMITTED);
  }

  /**
   * Commits the units held for {@code order} if it is paid; locks the order.
   *
   * @return false if it is not paid now, or there is no such order
   */
  public boolean commitPaid(UUID order) {
    return stock.commitPaid(order, clock.instant());
  }

  /**
   * Reacquires the released units of {@code order}.
   *
   * @return false if there are none or not all are available; nothing has changed then
   */
  public boolean reacquire(UUID order) {
    var holds = stock.lockHolds(order, StockHold.State.RELEASED);
    var levels = stock.lock(holds.stream().map(StockHold::productId).toList());
    if (holds.isEmpty() || holds.stream().anyMatch(h -> !suffices(levels.get(h.productId()), h)))
      return false;
    move(order, StockHold.State.RELEASED, StockHold.State.HELD);
    return true;
  }

  private static boolean suffices(@Nullable StockLevel level, StockHold hold) {
    return level != null && level.available() >= hold.quantity();
  }

  /**
   * Restocks returned units of {@code order}. Ignores products whose units are not committed,
   * because those are on hand already.
   */
  public void restock(UUID order, Map<ProductId, Integer> quantities) {
    var out =
        stock.lockHolds(order, StockHold.State.COMMITTED).stream()
            .map(StockHold::productId)
            .toList();
    var back =
        quantities.entrySet().stream()
            .filter(units -> out.contains(units.getKey().value()))
            .sorted(Map.Entry.comparingByKey(AS_LOCKED))
            .toList();
    for (var units : back)
      stock.add(
          StockMovement.returned(order, units.getKey().value(), units.getValue(), clock.instant()));
    for (var units : back) stock.change(units.getKey().value(), units.getValue());
  }

  /**
   * Puts the committed units of {@code order} back on hand and holds them; does nothing if there
   * are none.
   */
  public void revertCommit(UUID order) {
    move(order, StockHold.State.COMMITTED, StockHold.State.HELD);
  }

  /**
   * Sets the units on hand to an operator's count, and records the actor and the reason.
   *
   * @param onHand units on hand, including held units
   * @throws NotEnoughStockException if orders hold more than that; nothing has changed then
   * @throws java.util.NoSuchElementException if there is no such product
   */
  public void recount(ProductId product, int onHand, Actor actor, String reason) {
    var level = stock.lock(List.of(product.value())).get(product.value());
    if (level == null) throw new NoSuchElementException("no product " + product);
    if (onHand < level.held()) throw new NotEnoughStockException(product, onHand);
    int difference = onHand - level.onHand();
    if (difference == 0) return;
    stock.add(StockMovement.counted(product.value(), difference, actor, reason, clock.instant()));
    stock.change(product.value(), difference);
  }

  private void move(UUID order, StockHold.State from, StockHold.State next) {
    stock.move(order, from, next, clock.instant());
  }
}
