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
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class StockRepository {

  @PersistenceContext EntityManager em;

  /**
   * Locks the products in the one order that everybody locks them in, so that nobody deadlocks.
   *
   * <p>"No key" because every new order line keeps a share of its product's key until its
   * transaction ends: under the stronger lock of JPA, two shoppers with one product would each wait
   * for the other's share.
   */
  Map<UUID, StockLevel> lock(Collection<UUID> products) {
    em.createNativeQuery(
            "select id from products where id = any (cast(?1 as uuid[])) order by id"
                + " for no key update")
        .setParameter(1, products.stream().map(UUID::toString).collect(joining(",", "{", "}")))
        .getResultList();
    return em.createQuery("select s from StockLevel s where s.id in :ids", StockLevel.class)
        .setParameter("ids", products)
        .getResultStream()
        .collect(Collectors.toMap(StockLevel::id, Function.identity()));
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

  /** Pieces in live holds: as the products say, which is the same by an invariant. */
  long heldPieces() {
    return em.createQuery("select coalesce(sum(s.held), 0) from StockLevel s", Long.class)
        .getSingleResult();
  }
}
