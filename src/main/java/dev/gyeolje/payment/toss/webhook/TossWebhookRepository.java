package dev.gyeolje.payment.toss.webhook;

import static java.util.Comparator.comparing;

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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class TossWebhookRepository {

  @PersistenceContext EntityManager em;
  @Inject AdvisoryLocks locks;

  /** Serializes webhooks of one delivery, and of one order, until the transaction ends. */
  void lock(TossWebhook webhook) {
    locks.lock(Kind.WEBHOOK, webhook.transmissionId());
    locks.lock(Kind.WEBHOOK, webhook.order().toString());
  }

  /** Whether no webhook with this delivery id is stored. */
  boolean isNew(TossWebhook webhook) {
    return em.createQuery("select w.id from TossWebhook w where w.transmissionId = :id", UUID.class)
        .setParameter("id", webhook.transmissionId())
        .getResultList()
        .isEmpty();
  }

  /**
   * Counts {@code webhook} on an equivalent one that waits, and makes that one due now. Waits for a
   * concurrent claim: a claimed webhook does not cover later ones.
   *
   * @return false if none waits
   */
  boolean absorb(TossWebhook webhook, Instant now) {
    return em.createNativeQuery(
                "update toss_webhooks set repeats = repeats + 1,"
                    + " next_attempt_at = least(next_attempt_at, ?1)"
                    + " where order_id = ?2 and processed_at is null and waiting"
                    + " and (payment_key = '') = ?3 and secret = ?4")
            .setParameter(1, now.atOffset(ZoneOffset.UTC))
            .setParameter(2, webhook.order().value())
            .setParameter(3, webhook.paymentKey().isEmpty())
            .setParameter(4, webhook.secret())
            .executeUpdate()
        > 0;
  }

  /** Whether the number of unprocessed webhooks has reached the limit of one order or of all. */
  boolean full(OrderId order, int ofOrder, int ofAll) {
    return unprocessed(" and order_id = ?2", ofOrder, order) >= ofOrder
        || unprocessed("", ofAll, null) >= ofAll;
  }

  private long unprocessed(String condition, int limit, @Nullable OrderId order) {
    var query =
        em.createNativeQuery(
                "select count(*) from (select 1 from toss_webhooks where processed_at is null"
                    + condition
                    + " limit ?1) waiting")
            .setParameter(1, limit);
    if (order != null) query.setParameter(2, order.value());
    return ((Number) query.getSingleResult()).longValue();
  }

  /** Deletes the order's processed webhooks except the newest. */
  void keepNewest(OrderId order, int kept) {
    em.createNativeQuery(
            "delete from toss_webhooks where id in (select id from toss_webhooks"
                + " where order_id = ?1 and processed_at is not null"
                + " order by received_at desc offset ?2)")
        .setParameter(1, order.value())
        .setParameter(2, kept)
        .executeUpdate();
  }

  void add(TossWebhook webhook) {
    em.persist(webhook);
  }

  Optional<TossWebhook> find(UUID id) {
    return Optional.ofNullable(em.find(TossWebhook.class, id));
  }

  /**
   * Locks due webhooks, skipping those that another node has locked. Returns at most one per order,
   * and none of an order that was retrieved at Toss since {@code recently}.
   */
  List<TossWebhook> claim(Instant now, Instant recently, int limit) {
    var orders = new HashSet<OrderId>();
    return SkipLocked.claim(
            em,
            TossWebhook.class,
            "select id from toss_webhooks w where processed_at is null"
                + " and next_attempt_at <= ?1 and not exists (select 1 from toss_webhooks o"
                + " where o.order_id = w.order_id and o.retrieved_at > ?2)"
                + " order by next_attempt_at limit ?3",
            now,
            recently,
            limit)
        .stream()
        .sorted(comparing(TossWebhook::receivedAt))
        .filter(webhook -> orders.add(webhook.order()))
        .toList();
  }

  /** Skips those that another node is deleting. */
  int removeOld(Instant now, int limit) {
    return em.createNativeQuery(
            "delete from toss_webhooks where id in (select id from toss_webhooks"
                + " where remove_at <= ?1 order by remove_at limit ?2 for update skip locked)")
        .setParameter(1, now.atOffset(ZoneOffset.UTC))
        .setParameter(2, limit)
        .executeUpdate();
  }

  /** Webhooks that are not processed yet. */
  Backlog unprocessed() {
    return Backlog.of(
        em.createNativeQuery(
                "select count(*), cast(extract(epoch from min(received_at)) as bigint)"
                    + " from toss_webhooks where processed_at is null")
            .getSingleResult());
  }

  /**
   * When the last processed webhook about a payment of this shop arrived, in epoch seconds; 0 if
   * there is none.
   */
  public long lastReceived() {
    List<?> newest =
        em.createNativeQuery(
                "select cast(extract(epoch from received_at) as bigint) from toss_webhooks"
                    + " where processed_at is not null and not starts_with(result, ?1)"
                    + " order by received_at desc limit 1")
            .setParameter(1, TossWebhook.UNRELATED)
            .getResultList();
    return newest.isEmpty() ? 0 : ((Number) newest.get(0)).longValue();
  }
}
