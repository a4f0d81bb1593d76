package dev.gyeolje.stock;

import static java.util.stream.Collectors.joining;

import dev.gyeolje.account.Actor;
import dev.gyeolje.catalog.ProductId;
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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Changes products by relative updates, all products of an order in one statement, after the
 * statements of the order: all buyers of a product wait for its row, so the lock must be short. No
 * entity writes these columns, because a value read earlier may be outdated when it is written.
 */
@ApplicationScoped
class StockRepository {

  @PersistenceContext EntityManager em;

  /**
   * A product of which too few units are available.
   *
   * @param available units that the order could have; never negative
   */
  record Lacking(ProductId product, int available) {}

  /**
   * Holds units for {@code order} and releases those of {@code earlier} orders. The products are
   * locked until the transaction ends.
   *
   * @return the product of which too few units are available, if any; the transaction must be
   *     rolled back then
   */
  Optional<Lacking> hold(UUID order, Map<ProductId, Integer> quantities, List<UUID> earlier) {
    var lacking =
        em.createNativeQuery(
                "select cast(lacking as text), available from hold_units(?1,"
                    + " cast(?2 as uuid[]), cast(?3 as integer[]), cast(?4 as uuid[]))")
            .setParameter(1, order)
            .setParameter(2, array(quantities.keySet()))
            .setParameter(3, array(quantities.values()))
            .setParameter(4, array(earlier));
    return Row.of(lacking).stream()
        .map(row -> new Lacking(new ProductId(UUID.fromString(row.text(0))), (int) row.number(1)))
        .findFirst();
  }

  /** Adds to the units on hand; the row is locked until the transaction ends. */
  void change(UUID product, int onHand) {
    em.createNativeQuery("update products set stock = stock + ?2 where id = ?1")
        .setParameter(1, product)
        .setParameter(2, onHand)
        .executeUpdate();
  }

  /**
   * Moves all units of an order from one state to the next, changes their products, and records
   * units that leave the stock or return to it. The products are locked until the transaction ends.
   */
  void move(UUID order, StockHold.State from, StockHold.State next, Instant at) {
    em.createNativeQuery("select move_units(?1, ?2, ?3, ?4, ?5)")
        .setParameter(1, order)
        .setParameter(2, from.name())
        .setParameter(3, next.name())
        .setParameter(4, Actor.STOCK.name())
        .setParameter(5, at.atOffset(ZoneOffset.UTC))
        .getSingleResult();
  }

  /**
   * Locks the order and, if it is paid, moves its held units to COMMITTED as {@link #move} does.
   *
   * @return whether it is paid
   */
  boolean commitPaid(UUID order, Instant at) {
    return (boolean)
        em.createNativeQuery("select commit_units_of_paid(?1, ?2, ?3)")
            .setParameter(1, order)
            .setParameter(2, Actor.STOCK.name())
            .setParameter(3, at.atOffset(ZoneOffset.UTC))
            .getSingleResult();
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
            .setParameter(1, array(products))
            .getResultList();
    return rows.stream()
        .map(row -> (Object[]) row)
        .collect(
            Collectors.toMap(
                row -> (UUID) row[0], row -> new StockLevel((int) row[1], (int) row[2])));
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

  /** PostgreSQL's text form of an array of values without quotation marks. */
  private static String array(Collection<?> values) {
    return values.stream().map(Object::toString).collect(joining(",", "{", "}"));
  }
}
