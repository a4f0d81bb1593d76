package dev.gyeolje.notification;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.metrics.Backlog;
import dev.gyeolje.platform.persistence.AdvisoryLocks;
import dev.gyeolje.platform.persistence.AdvisoryLocks.Kind;
import dev.gyeolje.platform.persistence.SkipLocked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

@ApplicationScoped
class NotificationRepository {

  /**
   * Selects at most {@code ?2} notifications that are due at {@code ?1}: the first of each account,
   * then the second of each, so that an account with many notifications does not delay the others.
   */
  static final String DUE =
      """
      select id from notifications where id in (
          select id from (
            select id, next_attempt_at, row_number() over (partition by uid order by next_attempt_at) as turn
            from notifications where status = 'PENDING' and next_attempt_at <= ?1) due
          order by turn, next_attempt_at limit ?2)
        and status = 'PENDING' and next_attempt_at <= ?1\
      """;

  @PersistenceContext EntityManager em;
  @Inject AdvisoryLocks locks;

  /** An order and its customer's devices, oldest first. */
  record OrderDevices(Order order, List<Device> devices) {}

  /** Reads an order, without a lock, and its customer's devices. */
  Optional<OrderDevices> devicesOf(OrderId order) {
    var rows =
        em.createQuery(
                "select o, d from Order o left join Device d on d.uid = o.uid where o.id = :id"
                    + " order by d.createdAt",
                Object[].class)
            .setParameter("id", order.value())
            .getResultList();
    return rows.stream()
        .findFirst()
        .map(
            row ->
                new OrderDevices(
                    (Order) row[0],
                    rows.stream().flatMap(r -> Stream.ofNullable((Device) r[1])).toList()));
  }

  List<Device> devices(AccountId customer) {
    return em.createQuery(
            "select d from Device d where d.uid = :uid order by d.createdAt", Device.class)
        .setParameter("uid", customer.value())
        .getResultList();
  }

  Optional<Device> device(UUID id) {
    return Optional.ofNullable(em.find(Device.class, id));
  }

  /** Returns the customer's devices except the {@code kept} most recently seen ones. */
  List<Device> leastRecentlySeen(AccountId customer, int kept) {
    return em.createQuery(
            "select d from Device d where d.uid = :uid order by d.lastSeenAt desc, d.id",
            Device.class)
        .setParameter("uid", customer.value())
        .setFirstResult(kept)
        .getResultList();
  }

  /** Serializes registrations of one customer, so that their devices are counted correctly. */
  void lockDevices(AccountId customer) {
    locks.lock(Kind.DEVICE, customer.toString());
  }

  /** Serializes registrations of one browser, so that concurrent ones create one device. */
  Optional<Device> lockDevice(PushTarget target) {
    locks.lock(Kind.DEVICE, target.value());
    return em.createQuery("select d from Device d where d.target = :target", Device.class)
        .setParameter("target", target.value())
        .getResultStream()
        .findFirst();
  }

  void add(Device device) {
    em.persist(device);
  }

  void remove(Device device) {
    em.remove(device);
  }

  /**
   * Deletes devices not seen since {@code longAgo}, skipping those that another node has locked.
   *
   * @return number of deleted devices
   */
  int removeUnseen(Instant longAgo, int limit) {
    return em.createNativeQuery(
            "delete from messaging_tokens where id in (select id from messaging_tokens"
                + " where last_seen_at < ?1 order by last_seen_at limit ?2 for update skip locked)")
        .setParameter(1, longAgo.atOffset(ZoneOffset.UTC))
        .setParameter(2, limit)
        .executeUpdate();
  }

  void forget(PushTarget target) {
    em.createQuery("delete from Device d where d.target = :target")
        .setParameter("target", target.value())
        .executeUpdate();
  }

  /**
   * Withdraws the pending notifications of this device, so that its next user does not see them.
   */
  void withdraw(PushTarget target) {
    em.createQuery(
            "update Notification n set n.status = :gone where n.target = :target"
                + " and n.status = :pending")
        .setParameter("gone", Notification.Status.GONE)
        .setParameter("target", target.value())
        .setParameter("pending", Notification.Status.PENDING)
        .executeUpdate();
  }

  void add(Notification notification) {
    em.persist(notification);
  }

  /** Locks due notifications, skipping those that another node has locked. */
  List<Notification> claim(Instant now, int limit) {
    return SkipLocked.claim(em, Notification.class, DUE, now, limit);
  }

  List<Notification> find(Collection<UUID> ids) {
    return em.createQuery("select n from Notification n where n.id in :ids", Notification.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  /** Returns the backlog of pending notifications. */
  Backlog pending() {
    return Backlog.of(
        em.createNativeQuery(
                "select count(*), cast(extract(epoch from min(created_at)) as bigint)"
                    + " from notifications where status = 'PENDING'")
            .getSingleResult());
  }
}
