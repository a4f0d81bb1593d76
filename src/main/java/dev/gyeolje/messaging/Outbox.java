package dev.gyeolje.messaging;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import dev.gyeolje.platform.jobs.JobRunner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Messages that leave with the transaction that caused them, and only with it. */
@ApplicationScoped
@Transactional(MANDATORY)
public class Outbox {

  @PersistenceContext EntityManager em;
  @Inject Clock clock;
  @Inject JobRunner jobs;

  /**
   * Adds a message to what leaves with the present transaction.
   *
   * @param topic short name of the topic
   * @param eventType what happened, in the past tense
   */
  public void add(String topic, String eventType, JsonObject data) {
    em.persist(new OutboxRow(topic, eventType, data.toString(), clock.instant()));
    jobs.wakeAfterCommit(OutboxRelay.class);
  }
}
