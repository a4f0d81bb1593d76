package dev.gyeolje.stock;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Products are changed by what is added or taken, in one statement each, and as the last thing of a
 * transaction: everybody who buys the same product waits for that row, so it is locked for as short
 * as can be. No entity stands for it, since what one read may be old by the time it is written.
 */
@ApplicationScoped
class StockRepository {

  @PersistenceContext EntityManager em;

  /**
   * Holds units more, or fewer if negative, unless so many are not left; the row is locked until
   * the transaction ends.
   */
  boolean hold(UUID product, int units) {
    return em.createNativeQuery(
                "update products set held = held + ?2 where id = ?1 and stock - held >= ?2")
            .setParameter(1, product)
            .setParameter(2, units)
            .executeUpdate()
        == 1;
  }

  /** Changes what is on hand and what of it is held; the row is locked until the end. */
  void change(UUID product, int onHand, int held) {
    em.createNativeQuery("update products set stock = stock + ?2, held = held + ?3 where id = ?1")
        .setParameter(1, product)
        .setParameter(2, onHand)
        .setParameter(3, held)
        .executeUpdate();
  }

  /**
   * Locks the products in the one order that every transaction uses, so that none deadlock.
   *
   * <p>"No key" because every new order line keeps a share of its product's key until its
   * transaction ends: under the stronger lock of JPA, two customers with one product would each
   * wait for the other's share.
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

  /** Units that can be bought just now; 0 if there is no such product. */
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

  /** Locked, so that two who settle one hold at the same time do it once. */
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

  /** Units in live holds: as the products say, which is the same by an invariant. */
  long reservedUnits() {
    return ((Number)
            em.createNativeQuery("select cast(coalesce(sum(held), 0) as bigint) from products")
                .getSingleResult())
        .longValue();
  }
}
