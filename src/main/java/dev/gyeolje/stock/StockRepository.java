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
 * Changes the stock of products by a difference, in one statement each, as the last statements of a
 * transaction: all orders of a product wait for its row, so the transaction locks it as briefly as
 * possible. There is no entity, because its values could be outdated when they are written.
 */
@ApplicationScoped
class StockRepository {

  @PersistenceContext EntityManager em;

  /**
   * Changes the held units by {@code units}, which may be negative, and locks the row until the
   * transaction ends. Returns false and changes nothing if fewer units are available.
   */
  boolean hold(UUID product, int units) {
    return em.createNativeQuery(
                "update products set held = held + ?2 where id = ?1 and stock - held >= ?2")
            .setParameter(1, product)
            .setParameter(2, units)
            .executeUpdate()
        == 1;
  }

  /** Changes the units on hand and the held units, and locks the row until the transaction ends. */
  void change(UUID product, int onHand, int held) {
    em.createNativeQuery("update products set stock = stock + ?2, held = held + ?3 where id = ?1")
        .setParameter(1, product)
        .setParameter(2, onHand)
        .setParameter(3, held)
        .executeUpdate();
  }

  /** A product and a number of its units. */
  record Units(UUID product, int quantity) {}

  /**
   * Moves all holds of an order from one state to the next, and records the units that leave the
   * stock or return to it. The caller then updates the products with {@link #change}: one statement
   * that both locked the products in order and updated them would lock two versions of a row, and
   * two such statements would deadlock.
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

  /** Whether the order has holds in this state. */
  boolean has(UUID order, StockHold.State state) {
    return !em.createNativeQuery(
            "select 1 from stock_holds where order_id = ?1 and state = ?2 limit 1")
        .setParameter(1, order)
        .setParameter(2, state.name())
        .getResultList()
        .isEmpty();
  }

  /**
   * Locks the products in the order that every transaction uses, so that transactions do not
   * deadlock.
   *
   * <p>The lock is {@code for no key update}, because each new order line holds a key-share lock on
   * its product until its transaction ends. With JPA's stronger lock, two customers who order the
   * same product would wait for each other's key share.
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

  /** Returns the units that can be bought now; 0 if there is no such product. */
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

  /** Locks the holds, so that two transactions that move the same hold move it once. */
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

  /**
   * Returns the units in holds that are {@code HELD}, read from the products; an invariant checks
   * that both figures are equal.
   */
  long reservedUnits() {
    return ((Number)
            em.createNativeQuery("select cast(coalesce(sum(held), 0) as bigint) from products")
                .getSingleResult())
        .longValue();
  }
}
