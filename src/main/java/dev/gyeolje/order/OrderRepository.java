package dev.gyeolje.order;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.platform.persistence.LockingQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class OrderRepository {

  private static final List<OrderStatus> UNPAID =
      List.of(OrderStatus.PENDING, OrderStatus.CONFIRMING, OrderStatus.WAITING_FOR_DEPOSIT);

  private final LockingQuery<Order> lockUnpaid =
      new LockingQuery<>(
          "select o from Order o where o.uid = :uid"
              + " and (o.idempotencyKey = :key or o.status in :states) order by o.id",
          Order.class);

  @PersistenceContext EntityManager em;

  void add(Order order) {
    em.persist(order);
  }

  /** Flushes all pending changes to the database. */
  void flush() {
    em.flush();
  }

  Optional<Order> find(OrderId id) {
    return Optional.ofNullable(em.find(Order.class, id.value()));
  }

  Optional<Order> findByLinkKey(String key) {
    return em.createQuery("select o from Order o where o.linkKey = :key", Order.class)
        .setParameter("key", key)
        .getResultStream()
        .findFirst();
  }

  /**
   * Blocks while another transaction changes one of the orders; a transaction that read one before
   * the change finds another owner afterwards.
   */
  int changeOwner(AccountId from, AccountId to) {
    return em.createNativeQuery("update orders set uid = ?2, version = version + 1 where uid = ?1")
        .setParameter(1, from.value())
        .setParameter(2, to.value())
        .executeUpdate();
  }

  /** Locks the row until the transaction ends and reads its current state. */
  Optional<Order> lock(OrderId id) {
    return Optional.ofNullable(em.find(Order.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * Newest first.
   *
   * @param after the last order of the page before; null for the first page
   */
  List<Order> ofOwner(AccountId owner, @Nullable Order after, int limit) {
    var query =
        em.createNativeQuery(
            "select id from orders where uid = ?1"
                + (after == null
                    ? ""
                    : " and (ordered_at, id) < (select ordered_at, id from orders where id = ?3)")
                + " order by ordered_at desc, id desc limit ?2");
    query.setParameter(1, owner.value()).setParameter(2, limit);
    if (after != null) query.setParameter(3, after.id().value());
    List<?> ids = query.getResultList();
    return ids.isEmpty()
        ? List.of()
        : em.createQuery(
                "select o from Order o where o.id in :ids order by o.orderedAt desc, o.id desc",
                Order.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  List<Order> pending(AccountId owner) {
    return inState(owner, List.of(OrderStatus.PENDING));
  }

  List<Order> unpaid(AccountId owner) {
    return inState(owner, UNPAID);
  }

  /** Locks the customer's unpaid orders and the one with the idempotency key, in any status. */
  List<Order> lockUnpaid(AccountId owner, UUID idempotencyKey) {
    return lockUnpaid
        .in(em)
        .setParameter("uid", owner.value())
        .setParameter("key", idempotencyKey)
        .setParameter("states", UNPAID)
        .getResultList();
  }

  private List<Order> inState(AccountId owner, List<OrderStatus> states) {
    return em.createQuery(
            "select o from Order o where o.uid = :uid and o.status in :states order by o.id",
            Order.class)
        .setParameter("uid", owner.value())
        .setParameter("states", states)
        .getResultList();
  }

  List<OrderEvent> events(OrderId id) {
    return em.createQuery(
            "select e from OrderEvent e where e.orderId = :id order by e.id", OrderEvent.class)
        .setParameter("id", id.value())
        .getResultList();
  }

  /** Claims expired pending orders, except those that another node has locked or claimed. */
  List<UUID> claimOverdue(Instant now, Instant until, int limit) {
    List<?> ids =
        em.createNativeQuery(
                "with due as materialized (select id from orders"
                    + " where status = 'PENDING' and expires_at <= ?1"
                    + " and (expiry_claimed_until is null or expiry_claimed_until <= ?1)"
                    + " order by expires_at limit ?2 for update skip locked)"
                    + " update orders set expiry_claimed_until = ?3 from due"
                    + " where orders.id = due.id returning orders.id")
            .setParameter(1, now.atOffset(ZoneOffset.UTC))
            .setParameter(2, limit)
            .setParameter(3, until.atOffset(ZoneOffset.UTC))
            .getResultList();
    return ids.stream().map(id -> (UUID) id).toList();
  }

  Map<String, Long> countByStatus() {
    var counts = new TreeMap<String, Long>();
    em.createQuery("select o.status, count(o) from Order o group by o.status", Object[].class)
        .getResultStream()
        .forEach(row -> counts.put(row[0].toString(), (Long) row[1]));
    return counts;
  }

  /** Counts orders in states that are not final; the index orders_open contains these. */
  Map<String, Long> countOpenByStatus() {
    List<?> rows =
        em.createNativeQuery(
                "select status, count(*) from orders where status in"
                    + " ('PENDING', 'CONFIRMING', 'WAITING_FOR_DEPOSIT', 'REVIEW') group by status")
            .getResultList();
    return rows.stream()
        .map(row -> (Object[]) row)
        .collect(Collectors.toMap(row -> row[0].toString(), row -> ((Number) row[1]).longValue()));
  }
}
