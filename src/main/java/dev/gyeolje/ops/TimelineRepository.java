package dev.gyeolje.ops;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.persistence.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the timeline of an order from the tables of all packages. */
@ApplicationScoped
class TimelineRepository {

  /** Maximum number of entries; a longer timeline contains only the newest. */
  private static final int LIMIT = 300;

  private static final String TIMELINE =
      """
      select at, 'STATE' as kind, to_status as what, detail, actor, operator_id, '' as reference
        from order_events where order_id = ?1
      union all
      select attempted_at, 'ATTEMPT', '', amount || ' KRW', '', null, payment_key
        from payments where order_id = ?1
      union all
      select last_called_at, 'TOSS', operation, result || case when call_count > 1 then ' ×' || call_count else '' end, '',
        null, trace_id from toss_api_calls where order_id = ?1
      union all
      select received_at, 'WEBHOOK', event_type,
        coalesce(result, '') || case when payment_key <> '' then ', ' || payment_key else '' end
          || case when repeats > 0 then ' ×' || (repeats + 1) else '' end, '',
        null, transmission_id from toss_webhooks where order_id = ?1
      union all
      select occurred_at, 'MESSAGE', event_type, topic, '', null, cast(event_id as text)
        from outbox where order_named_in(data) = ?2
      union all
      select published_at, 'PUBLISHED', event_type, topic, '', null, cast(event_id as text)
        from outbox where order_named_in(data) = ?2 and published_at is not null
      union all
      select m.processed_at, 'EFFECT', m.consumer, '', '', null, m.event_id
        from outbox b join processed_messages m on m.event_id = cast(b.event_id as text)
          and m.consumer in ('checkout-stock', 'checkout-push',
            'checkout-canceled-push')
        where order_named_in(b.data) = ?2
      union all
      select received_at, 'DEAD_LETTER', subscription, reason, '', null, event_id
        from dead_letters where order_named_in(data) = ?2
      union all
      select coalesce(sent_at, created_at), 'NOTIFICATION', status, title || coalesce(': ' || last_error, ''),
        '', null, '' from notifications where order_id = ?1
      union all
      select coalesce(sent_at, created_at), 'MAIL', kind, status || coalesce(': ' || last_error, ''), '', null, ''
        from mails where order_id = ?1
      union all
      select requested_at, 'REFUND', 'REQUESTED', amount || ' KRW, ' || reason, requested_by, requested_by_operator, ''
        from refunds where order_id = ?1
      union all
      select completed_at, 'REFUND', status, amount || ' KRW, ' || coalesce(last_result, '') || coalesce(' ' || message, ''),
        '', withdrawn_by, coalesce(transaction_key, '') from refunds where order_id = ?1 and completed_at is not null
      union all
      select m.at, 'STOCK', m.kind, m.quantity || ' × ' || p.name_ko, '', null, ''
        from stock_movements m join products p on p.id = m.product_id where m.order_id = ?1
      union all
      select a.at, 'ACTION', a.action, a.outcome || ' ' || a.detail || ' ' || a.reason,
        'operator', a.operator, '' from ops_actions a
        where a.order_id = ?1 and a.action <> 'READ'
      """;

  @PersistenceContext EntityManager em;

  /** Returns the timeline of an order, oldest entry first. */
  List<TimelineView> of(OrderId order) {
    var query =
        em.createNativeQuery(
                "select "
                    + Row.millis("at")
                    + ", kind, what, detail, "
                    + "coalesce(u.email, actor), reference from ("
                    + TIMELINE
                    + ") everything left join users u on u.id = operator_id order by at desc limit ?3")
            .setParameter(1, order.value())
            .setParameter(2, order.toString())
            .setParameter(3, LIMIT);
    var newestFirst =
        Row.of(query).stream()
            .map(
                row ->
                    new TimelineView(
                        row.moment(0),
                        row.text(1),
                        row.text(2),
                        row.text(3),
                        row.text(4),
                        row.text(5)))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.reverse(newestFirst);
    return newestFirst;
  }
}
