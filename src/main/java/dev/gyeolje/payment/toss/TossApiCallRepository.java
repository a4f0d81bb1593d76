package dev.gyeolje.payment.toss;

import dev.gyeolje.platform.json.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

@ApplicationScoped
class TossApiCallRepository {

  private static final String ADD =
      """
      insert into toss_api_calls as c
        (order_id, operation, result, first_called_at, last_called_at, call_count, trace_id)
      select order_id, operation, result, min(called_at), max(called_at), count(*),
        (array_agg(trace_id order by called_at desc))[1]
      from json_to_recordset(cast(?1 as json)) as call
        (order_id uuid, operation text, result text, called_at timestamptz, trace_id text)
      group by order_id, operation, result order by order_id, operation, result
      on conflict (order_id, operation, result) do update set last_called_at = excluded.last_called_at,
        call_count = c.call_count + excluded.call_count, trace_id = excluded.trace_id\
      """;

  @PersistenceContext EntityManager em;

  /**
   * Adds the calls; those with the same order, operation and result are counted in one row. Rows
   * are written in a fixed order, so that two nodes cannot deadlock.
   */
  void add(List<TossApiCall> calls) {
    var rows = JsonText.newArray();
    for (var call : calls)
      rows.add(
          JsonText.newObject()
              .add("order_id", call.order().toString())
              .add("operation", call.operation())
              .add("result", call.result())
              .add("called_at", call.at().toString())
              .add("trace_id", call.traceId()));
    em.createNativeQuery(ADD).setParameter(1, rows.build().toString()).executeUpdate();
  }
}
