package dev.gyeolje.stock;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import dev.gyeolje.catalog.ProductId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Keeps pieces for orders. Every method belongs to the transaction that moves the order: a hold
 * without its order, or the other way round, is never seen.
 */
@ApplicationScoped
@Transactional(MANDATORY)
public class StockService {

  @Inject StockRepository stock;
  @Inject Clock clock;

  /**
   * Keeps the pieces for {@code order}: all of them or, with an exception, none.
   *
   * @param quantities pieces per product, each at least 1
   * @throws NotEnoughStockException if fewer are left of one of the products
   */
  public void hold(UUID order, Map<ProductId, Integer> quantities) {
    var wanted =
        quantities.entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey().value(), Map.Entry::getValue));
    var levels = stock.lock(wanted.keySet());
    wanted.forEach(
        (product, quantity) -> {
          var level = levels.get(product);
          int available = level == null ? 0 : level.available();
          if (available < quantity)
            throw new NotEnoughStockException(new ProductId(product), available);
          level.hold(quantity);
          stock.add(new StockHold(order, product, quantity));
        });
  }

  /** Whether pieces are still kept for {@code order}. */
  public boolean holds(UUID order) {
    return !stock.lockHolds(order, StockHold.State.HELD).isEmpty();
  }

  /** Whether pieces that were held for {@code order} can be bought by others again. */
  public boolean gaveBack(UUID order) {
    return !stock.lockHolds(order, StockHold.State.RELEASED).isEmpty();
  }

  /** Gives back what is held for {@code order}; nothing if nothing is. */
  public void release(UUID order) {
    settle(order, StockHold.State.HELD, StockHold.State.RELEASED);
  }

  /** Takes what is held for {@code order} out of the stock; nothing if it is out already. */
  public void take(UUID order) {
    settle(order, StockHold.State.HELD, StockHold.State.TAKEN);
  }

  /**
   * Holds again what was given back for {@code order}.
   *
   * @return false if it is not all there any more; nothing has changed then
   */
  public boolean holdAgain(UUID order) {
    var holds = stock.lockHolds(order, StockHold.State.RELEASED);
    var levels = stock.lock(holds.stream().map(StockHold::productId).toList());
    if (holds.isEmpty()
        || holds.stream().anyMatch(h -> levels.get(h.productId()).available() < h.quantity()))
      return false;
    for (var hold : holds) {
      levels.get(hold.productId()).hold(hold.quantity());
      hold.become(StockHold.State.HELD);
    }
    return true;
  }

  /**
   * Pieces of {@code order} that came back can be bought again; those of products that never left
   * the stock for it are there already.
   */
  public void restock(UUID order, Map<ProductId, Integer> quantities) {
    var out =
        stock.lockHolds(order, StockHold.State.TAKEN).stream().map(StockHold::productId).toList();
    if (out.isEmpty()) return;
    var levels = stock.lock(out);
    quantities.forEach(
        (product, quantity) -> {
          var level = levels.get(product.value());
          if (level != null) move(order, level, quantity);
        });
  }

  /** Puts what was taken for {@code order} back and holds it; nothing if nothing is out. */
  public void takeBack(UUID order) {
    settle(order, StockHold.State.TAKEN, StockHold.State.HELD);
  }

  /**
   * Sets the pieces on hand to what a person counted, and writes down who and why.
   *
   * @param onHand pieces on hand, held ones among them
   * @throws NotEnoughStockException if orders hold more than that; nothing has changed then
   * @throws java.util.NoSuchElementException if there is no such product
   */
  public void recount(ProductId product, int onHand, String actor, String reason) {
    var level = Optional.ofNullable(stock.lock(List.of(product.value())).get(product.value()));
    int difference = level.orElseThrow().recount(onHand);
    if (difference != 0)
      stock.add(StockMovement.counted(product.value(), difference, actor, reason, clock.instant()));
  }

  private void settle(UUID order, StockHold.State from, StockHold.State next) {
    List<StockHold> holds = stock.lockHolds(order, from);
    if (holds.isEmpty()) return;
    var levels = stock.lock(holds.stream().map(StockHold::productId).toList());
    for (var hold : holds) {
      int pieces = hold.quantity();
      var level = levels.get(hold.productId());
      if (from == StockHold.State.HELD) level.release(pieces);
      if (next == StockHold.State.TAKEN) move(order, level, -pieces);
      if (from == StockHold.State.TAKEN) move(order, level, pieces);
      if (next == StockHold.State.HELD) level.hold(pieces);
      hold.become(next);
    }
  }

  private void move(UUID order, StockLevel level, int pieces) {
    level.move(pieces);
    stock.add(StockMovement.withOrder(order, level.id(), pieces, clock.instant()));
  }
}
