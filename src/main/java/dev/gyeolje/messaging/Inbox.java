package dev.gyeolje.messaging;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;

/** Remembers which event took effect at which consumer, in the transaction of that effect. */
@ApplicationScoped
@Transactional(MANDATORY)
class Inbox {

  @PersistenceContext EntityManager em;
  @Inject Clock clock;

  /**
   * Whether this is the first time {@code consumer} sees the event. A second delivery at the same
   * moment waits here for the first to end.
   */
  boolean first(String consumer, String eventId) {
    return em.createNativeQuery(
                "insert into processed_messages (consumer, event_id, processed_at) values (?1, ?2, ?3)"
                    + " on conflict do nothing")
            .setParameter(1, consumer)
            .setParameter(2, eventId)
            .setParameter(3, clock.instant().atOffset(ZoneOffset.UTC))
            .executeUpdate()
        == 1;
  }
}
