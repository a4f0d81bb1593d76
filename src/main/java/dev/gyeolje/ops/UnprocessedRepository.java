package dev.gyeolje.ops;

import dev.gyeolje.messaging.MessageService;
import dev.gyeolje.platform.persistence.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Reads messages that the broker accepted and at least one subscription did not process, because
 * the broker lost them or no subscriber read them. Excludes dead letters, since operators replay or
 * resolve them, and messages published less than ten minutes ago, since the broker may still
 * redeliver them.
 */
@ApplicationScoped
class UnprocessedRepository {

  private static final String UNPROCESSED =
      """
       from outbox b join (select unnest(string_to_array(?1, ',')) as subscription,
          unnest(string_to_array(?2, ',')) as topic) s on s.topic = b.topic
      where b.published_at < now() - interval '10 minutes'
        and not exists (select 1 from processed_messages m
          where m.consumer = s.subscription and m.event_id = cast(b.event_id as text))
        and not exists (select 1 from dead_letters d
          where d.subscription = s.subscription and d.event_id = cast(b.event_id as text))\
      """;

  private static final String SELECT =
      "select cast(b.event_id as text), b.event_type, b.topic, order_named_in(b.data), "
          + Row.millis("b.published_at")
          + ", string_agg(s.subscription, ', ' order by s.subscription)"
          + UNPROCESSED;

  private static final String GROUPED =
      " group by b.event_id order by b.published_at, b.event_id limit ?3";

  @PersistenceContext EntityManager em;
  @Inject MessageService messages;

  long count() {
    return Row.of(query("select count(distinct b.event_id)" + UNPROCESSED)).get(0).number(0);
  }

  /** Returns the unprocessed messages that were published first. */
  List<UnprocessedView> oldest(int limit) {
    return views(query(SELECT + GROUPED).setParameter(3, limit));
  }

  /** Returns the unprocessed messages among {@code events}. */
  List<UnprocessedView> of(Collection<UUID> events) {
    var ids = String.join(",", events.stream().map(UUID::toString).toList());
    return views(
        query(SELECT + " and cast(b.event_id as text) = any (string_to_array(?4, ','))" + GROUPED)
            .setParameter(3, events.size())
            .setParameter(4, ids));
  }

  private Query query(String sql) {
    var topics = messages.topicsBySubscription();
    var subscriptions = List.copyOf(topics.keySet());
    return em.createNativeQuery(sql)
        .setParameter(1, String.join(",", subscriptions))
        .setParameter(2, String.join(",", subscriptions.stream().map(topics::get).toList()));
  }

  private static List<UnprocessedView> views(Query query) {
    return Row.of(query).stream()
        .map(
            row ->
                new UnprocessedView(
                    row.text(0), row.text(1), row.text(2), row.text(3), row.moment(4), row.text(5)))
        .toList();
  }
}
