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
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps units for orders. Every method belongs to the transaction that moves the order: a hold
 * without its order, or the other way round, is never seen.
 */
@ApplicationScoped
@Transactional(MANDATORY)
public class StockService {

  /** The database's own order of ids, in which every transaction locks products. */
  private static final Comparator<ProductId> AS_LOCKED = Comparator.comparing(ProductId::toString);

  @Inject StockRepository stock;
  @Inject Clock clock;

  /**
   * Keeps the units for {@code order}, and refunds what is held for {@code earlier} ones: all of it
   * or, with an exception, nothing.
   *
   * @param quantities units per product, each at least 1
   * @param earlier orders that this one takes the place of
   * @throws NotEnoughStockException if fewer are left of one of the products, those of {@code
   *     earlier} among them
   */
  public void hold(UUID order, Map<ProductId, Integer> quantities, List<UUID> earlier) {
    // one figure per product: first back and then out would lock them in an order of its own
    var more = new TreeMap<ProductId, Integer>(AS_LOCKED);
    more.putAll(quantities);
    quantities.forEach((product, units) -> stock.add(new StockHold(order, product.value(), units)));
    for (var old : earlier)
      for (var hold : stock.lockHolds(old, StockHold.State.HELD)) {
        hold.become(StockHold.State.RELEASED);
        more.merge(new ProductId(hold.productId()), -hold.quantity(), Integer::sum);
      }
    more.forEach(
        (product, units) -> {
          if (!stock.hold(product.value(), units))
            throw new NotEnoughStockException(
                product,
                stock.available(product.value()) + quantities.getOrDefault(product, 0) - units);
        });
  }

  /** Whether units are still kept for {@code order}. */
  public boolean holds(UUID order) {
    return stock.has(order, StockHold.State.HELD);
  }

  /** Whether units that were held for {@code order} can be bought by others again. */
  public boolean released(UUID order) {
    return stock.has(order, StockHold.State.RELEASED);
  }

  /** Releases what is held for {@code order}; nothing if nothing is. */
  public void release(UUID order) {
    move(order, StockHold.State.HELD, StockHold.State.RELEASED);
  }

  /** Takes what is held for {@code order} out of the stock; nothing if it is out already. */
  public void commit(UUID order) {
    move(order, StockHold.State.HELD, StockHold.State.COMMITTED);
  }

  /**
   * Holds again what was refunded for {@code order}.
   *
   * @return false if it is not all there any more; nothing has changed then
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
   * Units of {@code order} that came back can be bought again; those of products that never left
   * the stock for it are there already.
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
    for (var units : back) stock.change(units.getKey().value(), units.getValue(), 0);
  }

  /** Puts what was taken for {@code order} back and holds it; nothing if nothing is out. */
  public void revertCommit(UUID order) {
    move(order, StockHold.State.COMMITTED, StockHold.State.HELD);
  }

  /**
   * Sets the units on hand to what an operator counted, and records who and why.
   *
   * @param onHand units on hand, held ones among them
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
    stock.change(product.value(), difference, 0);
  }

  private void move(UUID order, StockHold.State from, StockHold.State next) {
    for (var units : stock.move(order, from, next, onHand(from, next), clock.instant()))
      stock.change(
          units.product(),
          onHand(from, next) * units.quantity(),
          held(from, next) * units.quantity());
  }

  /** What a unit adds to those on hand by that move: it is there unless it is taken. */
  private static int onHand(StockHold.State from, StockHold.State next) {
    return (from == StockHold.State.COMMITTED ? 1 : 0)
        - (next == StockHold.State.COMMITTED ? 1 : 0);
  }

  private static int held(StockHold.State from, StockHold.State next) {
    return (next == StockHold.State.HELD ? 1 : 0) - (from == StockHold.State.HELD ? 1 : 0);
  }
}
