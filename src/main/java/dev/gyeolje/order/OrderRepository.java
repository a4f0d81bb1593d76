package dev.gyeolje.order;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.money.Money;
import dev.gyeolje.platform.seal.Seal;
import dev.gyeolje.platform.text.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class OrderRepository {

  @PersistenceContext EntityManager em;
  @Inject Seal seal;

  void add(Order order) {
    em.persist(order);
  }

  void add(OrderEvent event) {
    em.persist(event);
  }

  Optional<Order> find(OrderId id) {
    return Optional.ofNullable(em.find(Order.class, id.value()));
  }

  /** Locks the row until the transaction ends and reads it as it is now. */
  Optional<Order> lock(OrderId id) {
    return Optional.ofNullable(em.find(Order.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
  }

  Optional<Order> lockByIdempotencyKey(AccountId owner, UUID idempotencyKey) {
    return em.createQuery(
            "select o from Order o where o.uid = :uid and o.idempotencyKey = :key", Order.class)
        .setParameter("uid", owner.value())
        .setParameter("key", idempotencyKey)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  /**
   * Newest first.
   *
   * @param after the last order of the page before; null for the first page
   */
  List<Order> ofOwner(AccountId owner, Order after, int limit) {
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
    return inState(owner, OrderStatus.PENDING).getResultList();
  }

  List<Order> unpaid(AccountId owner) {
    return inState(
            owner, OrderStatus.PENDING, OrderStatus.CONFIRMING, OrderStatus.WAITING_FOR_DEPOSIT)
        .getResultList();
  }

  /** Locks the customer's pending orders. */
  List<Order> lockPending(AccountId owner) {
    return inState(owner, OrderStatus.PENDING)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  private TypedQuery<Order> inState(AccountId owner, OrderStatus... states) {
    return em.createQuery(
            "select o from Order o where o.uid = :uid and o.status in :states order by o.id",
            Order.class)
        .setParameter("uid", owner.value())
        .setParameter("states", List.of(states));
  }

  List<OrderEvent> events(OrderId id) {
    return em.createQuery(
            "select e from OrderEvent e where e.orderId = :id order by e.id", OrderEvent.class)
        .setParameter("id", id.value())
        .getResultList();
  }

  /** Of the payment that took money, or waits for it, if one does. */
  Order.Receipt receipt(OrderId id) {
    List<?> rows =
        em.createNativeQuery(
                "select receipt_url, method, account_bank,"
                    // nobody is to transfer to one that is about to be closed
                    + " case when cancel_reason is null and status = 'WAITING_FOR_DEPOSIT'"
                    + " then account_number end, account_holder,"
                    + " cast(extract(epoch from account_due_at) as bigint), captured,"
                    + " cast(extract(epoch from coalesce(approved_at, status_changed_at)) as bigint), id"
                    + " from payments where order_id = ?1 and status in"
                    + " ('APPROVED', 'WAITING_FOR_DEPOSIT', 'MISMATCHED')")
            .setParameter(1, id.value())
            .getResultList();
    if (rows.isEmpty()) return Order.Receipt.NONE;
    var row = (Object[]) rows.get(0);
    return new Order.Receipt((String) row[0], (String) row[1], account(row), charge(id, row));
  }

  private OrderView.Account account(Object[] row) {
    if (row[3] == null) return null;
    var bank = "bank." + row[2];
    var payment = (UUID) row[8];
    return new OrderView.Account(
        Messages.has(bank) ? bank : "bank.other",
        seal.open((String) row[3], "payments.account_number", payment),
        seal.open((String) row[4], "payments.account_holder", payment),
        row[5] == null ? null : moment(row[5]));
  }

  private OrderView.Charge charge(OrderId id, Object[] row) {
    return row[6] == null ? null : new OrderView.Charge(money(row[6]), moment(row[7]), refunds(id));
  }

  private List<OrderView.Refund> refunds(OrderId id) {
    List<?> rows =
        em.createNativeQuery(
                "select r.amount, case"
                    + " when r.status = 'REQUESTED' or p.refund_transfer is null"
                    + " or r.completed_at < p.refund_transfer_since then r.status"
                    + " when p.refund_transfer = 'PENDING' then 'PENDING'"
                    // whoever decided about the order has seen to it
                    + " when p.refund_transfer like '%FAILED' and o.status = 'REVIEW'"
                    // nor is it this one, where it is known which one it is
                    + " and not exists (select 1 from refunds f where f.payment_id = p.id"
                    + " and f.status = 'FAILED' and f.completed_at >= p.refund_transfer_since)"
                    + " then 'FAILED'"
                    + " else r.status end,"
                    + " cast(extract(epoch from coalesce(r.completed_at, r.requested_at)) as bigint)"
                    + " from refunds r join payments p on p.id = r.payment_id"
                    + " join orders o on o.id = r.order_id"
                    + " where r.order_id = ?1 and (r.status in ('REQUESTED', 'DONE')"
                    + " or r.status = 'FAILED' and o.status = 'REVIEW')"
                    + " order by r.requested_at, r.id")
            .setParameter(1, id.value())
            .getResultList();
    return rows.stream()
        .map(row -> (Object[]) row)
        .map(row -> new OrderView.Refund(money(row[0]), (String) row[1], moment(row[2])))
        .toList();
  }

  private static Money money(Object won) {
    return new Money(((Number) won).longValue());
  }

  private static ZonedDateTime moment(Object epochSeconds) {
    return Instant.ofEpochSecond(((Number) epochSeconds).longValue()).atZone(SiteSettings.ZONE);
  }

  boolean madeInAnotherRun(OrderId id) {
    return 0
        != ((Number)
                em.createNativeQuery(
                        "select count(*) from orders where id = ?1"
                            + " and database_run is distinct from current_database_run()")
                    .setParameter(1, id.value())
                    .getSingleResult())
            .longValue();
  }

  /**
   * Claims pending orders whose time is over, leaving out those that somebody else works on or has
   * claimed.
   */
  List<UUID> claimOverdue(Instant now, Instant until, int limit) {
    @SuppressWarnings("unchecked")
    List<UUID> ids =
        em.createNativeQuery(
                "select id from orders where status = 'PENDING' and expires_at <= ?1"
                    + " and (expiry_claimed_until is null or expiry_claimed_until <= ?1)"
                    + " order by expires_at limit ?2 for update skip locked")
            .setParameter(1, now.atOffset(ZoneOffset.UTC))
            .setParameter(2, limit)
            .getResultList();
    for (var id : ids)
      em.createNativeQuery("update orders set expiry_claimed_until = ?1 where id = ?2")
          .setParameter(1, until.atOffset(ZoneOffset.UTC))
          .setParameter(2, id)
          .executeUpdate();
    return ids;
  }

  Map<String, Long> countByStatus() {
    var counts = new TreeMap<String, Long>();
    em.createQuery("select o.status, count(o) from Order o group by o.status", Object[].class)
        .getResultStream()
        .forEach(row -> counts.put(row[0].toString(), (Long) row[1]));
    return counts;
  }

  /** Of the states that are left again. Two questions, one for each of the indexes that answer. */
  Map<String, Long> countOpenByStatus() {
    List<?> rows =
        em.createNativeQuery(
                "select status, count(*) from orders where status in ('PENDING', 'CONFIRMING',"
                    + " 'WAITING_FOR_DEPOSIT') group by status union all select 'REVIEW', count(*)"
                    + " from orders where status = 'REVIEW'")
            .getResultList();
    return rows.stream()
        .map(row -> (Object[]) row)
        .collect(Collectors.toMap(row -> row[0].toString(), row -> ((Number) row[1]).longValue()));
  }
}
