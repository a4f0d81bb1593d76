package dev.gyeolje.stock;

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

  /** Locks the products in the one order that everybody locks them in, so that nobody deadlocks. */
  Map<UUID, StockLevel> lock(Collection<UUID> products) {
    return em.createQuery(
            "select s from StockLevel s where s.id in :ids order by s.id", StockLevel.class)
        .setParameter("ids", products)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .collect(Collectors.toMap(StockLevel::id, Function.identity()));
  }

  void add(StockHold hold) {
    em.persist(hold);
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
}
