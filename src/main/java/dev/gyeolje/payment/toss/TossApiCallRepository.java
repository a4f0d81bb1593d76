package dev.gyeolje.payment.toss;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.ZoneOffset;

@ApplicationScoped
class TossApiCallRepository {

  @PersistenceContext EntityManager em;

  /** The same answer to the same question again is counted. */
  void add(TossApiCall exchange) {
    em.createNativeQuery(
            "insert into toss_exchanges as e"
                + " (order_id, question, answer, first_at, last_at, times, trace_id)"
                + " values (?1, ?2, ?3, ?4, ?4, 1, ?5)"
                + " on conflict (order_id, question, answer) do update set"
                + " last_at = excluded.last_at, times = e.times + 1, trace_id = excluded.trace_id")
        .setParameter(1, exchange.order())
        .setParameter(2, exchange.operation())
        .setParameter(3, exchange.answer())
        .setParameter(4, exchange.at().atOffset(ZoneOffset.UTC))
        .setParameter(5, exchange.traceId())
        .executeUpdate();
  }
}
