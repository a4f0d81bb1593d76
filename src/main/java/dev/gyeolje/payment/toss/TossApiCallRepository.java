package dev.gyeolje.payment.toss;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.ZoneOffset;

@ApplicationScoped
class TossApiCallRepository {

  @PersistenceContext EntityManager em;

  /** Counts a call with the same operation and result. */
  void add(TossApiCall exchange) {
    em.createNativeQuery(
            "insert into toss_api_calls as e"
                + " (order_id, operation, result, first_called_at, last_called_at, call_count, trace_id)"
                + " values (?1, ?2, ?3, ?4, ?4, 1, ?5)"
                + " on conflict (order_id, operation, result) do update set"
                + " last_called_at = excluded.last_called_at, call_count = e.call_count + 1, trace_id = excluded.trace_id")
        .setParameter(1, exchange.order())
        .setParameter(2, exchange.operation())
        .setParameter(3, exchange.result())
        .setParameter(4, exchange.at().atOffset(ZoneOffset.UTC))
        .setParameter(5, exchange.traceId())
        .executeUpdate();
  }
}
