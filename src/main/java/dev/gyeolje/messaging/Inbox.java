package dev.gyeolje.messaging;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;

/** Stores which events took effect at which consumer, in the transaction of the effect. */
@ApplicationScoped
@Transactional(MANDATORY)
class Inbox {

  @PersistenceContext EntityManager em;
  @Inject Clock clock;

  /**
   * Stores the event and returns whether {@code consumer} processes it for the first time. A
   * concurrent delivery of the event waits here until the first transaction ends.
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
