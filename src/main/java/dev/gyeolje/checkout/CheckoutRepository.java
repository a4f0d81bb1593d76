package dev.gyeolje.checkout;

import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.persistence.LockingQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

@ApplicationScoped
class CheckoutRepository {

  private final LockingQuery<Object[]> lock =
      new LockingQuery<>(
          "select o, (select count(h) from StockHold h where h.orderId = o.id"
              + " and h.state = dev.gyeolje.stock.StockHold.State.HELD)"
              + " from Order o where o.id = :id",
          Object[].class);

  @PersistenceContext EntityManager em;

  /** A locked order, and whether units are held for it. */
  record LockedOrder(Order order, boolean holdsUnits) {}

  /**
   * Locks the order until the transaction ends, and reads its current state. If the lock had to
   * wait, {@code holdsUnits} is from before the wait; the units of an order that is still pending
   * did not change meanwhile, because its status changes with them.
   */
  Optional<LockedOrder> lock(OrderId id) {
    return lock.in(em)
        .setParameter("id", id.value())
        .getResultStream()
        .map(row -> new LockedOrder((Order) row[0], (Long) row[1] > 0))
        .findFirst();
  }
}
