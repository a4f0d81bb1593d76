package dev.gyeolje.stock;

import static java.util.stream.Collectors.joining;

import dev.gyeolje.account.Actor;
import dev.gyeolje.platform.persistence.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Changes products by relative updates, in one statement each, after the statements of the order:
 * all buyers of a product wait for its row, so the lock must be short. No entity writes these
 * columns, because a value read earlier may be outdated when it is written.
 */
@ApplicationScoped
class StockRepository {

  @PersistenceContext EntityManager em;

  /**
   * Adds to the held units, or subtracts if negative. Returns false if too few units are available.
   * The row is locked until the transaction ends.
   */
  boolean hold(UUID product, int units) {
    return em.createNativeQuery(
                "update products set held = held + ?2 where id = ?1 and stock - held >= ?2")
            .setParameter(1, product)
            .setParameter(2, units)
            .executeUpdate()
        == 1;
  }

  /**
   * Adds to the units on hand and to the held units; the row is locked until the transaction ends.
   */
  void change(UUID product, int onHand, int held) {
    em.createNativeQuery("update products set stock = stock + ?2, held = held + ?3 where id = ?1")
        .setParameter(1, product)
        .setParameter(2, onHand)
        .setParameter(3, held)
        .executeUpdate();
  }

  /** Units of one product. */
  record Units(UUID product, int quantity) {}

  /**
   * Moves all units of an order from one state to the next, and records units that leave the stock
   * or return to it. Does not change the products; {@link #change} does. A statement that both
   * locked them in order and changed them would lock two versions of a row, and two such statements
   * could deadlock.
   *
   * @param onHand change of the units on hand per unit: 1, 0 or -1
   * @return the moved units, in the order in which every transaction locks products
   */
  List<Units> move(UUID order, StockHold.State from, StockHold.State next, int onHand, Instant at) {
    var moved =
        em.createNativeQuery(
                "with moved as (update stock_holds set state = ?3 where order_id = ?1"
                    + " and state = ?2 returning product_id, quantity),"
                    + " recorded as (insert into stock_movements"
                    + " (product_id, quantity, kind, order_id, actor, at)"
                    + " select product_id, ?4 * quantity,"
                    + " case when ?4 < 0 then 'SOLD' else 'RETURNED' end, ?1, ?6, ?5"
                    + " from moved where ?4 <> 0)"
                    + " select cast(product_id as text), quantity from moved order by product_id")
            .setParameter(1, order)
            .setParameter(2, from.name())
            .setParameter(3, next.name())
            .setParameter(4, onHand)
            .setParameter(5, at.atOffset(ZoneOffset.UTC))
            .setParameter(6, Actor.STOCK.name());
    return Row.of(moved).stream()
        .map(row -> new Units(UUID.fromString(row.text(0)), (int) row.number(1)))
        .toList();
  }

  /** Whether the order has units in this state. */
  boolean has(UUID order, StockHold.State state) {
    return !em.createNativeQuery(
            "select 1 from stock_holds where order_id = ?1 and state = ?2 limit 1")
        .setParameter(1, order)
        .setParameter(2, state.name())
        .getResultList()
        .isEmpty();
  }

  /**
   * Locks the products in the same order as every other transaction, to prevent deadlocks.
   *
   * <p>"No key" because every new order line holds a share lock on its product's key until its
   * transaction ends: with the stronger lock of JPA, two customers with one product would each wait
   * for the other's share lock.
   */
  Map<UUID, StockLevel> lock(Collection<UUID> products) {
    List<?> rows =
        em.createNativeQuery(
                "select id, stock, held from products where id = any (cast(?1 as uuid[]))"
                    + " order by id for no key update")
            .setParameter(1, products.stream().map(UUID::toString).collect(joining(",", "{", "}")))
            .getResultList();
    return rows.stream()
        .map(row -> (Object[]) row)
        .collect(
            Collectors.toMap(
                row -> (UUID) row[0], row -> new StockLevel((int) row[1], (int) row[2])));
  }

  /** Units that can be bought now; 0 if there is no such product. */
  int available(UUID product) {
    List<?> rows =
        em.createNativeQuery("select stock - held from products where id = ?1")
            .setParameter(1, product)
            .getResultList();
    return rows.isEmpty() ? 0 : (int) rows.get(0);
  }

  void add(StockHold hold) {
    em.persist(hold);
  }

  void add(StockMovement movement) {
    em.persist(movement);
  }

  /** Locks the holds, so that of two concurrent transactions only one moves a hold. */
  List<StockHold> lockHolds(UUID order, StockHold.State state) {
    return em.createQuery(
            "select h from StockHold h where h.orderId = :order and h.state = :state"
                + " order by h.productId",
            StockHold.class)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .setParameter("order", order)
        .setParameter("state", state)
        .getResultList();
  }

  /** Held units, as the products count them; by an invariant, the holds have the same sum. */
  long reservedUnits() {
    return ((Number)
            em.createNativeQuery("select cast(coalesce(sum(held), 0) as bigint) from products")
                .getSingleResult())
        .longValue();
  }
}
