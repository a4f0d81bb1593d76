package dev.gyeolje.messaging;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import dev.gyeolje.platform.jobs.JobRunner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Stores messages that are published if, and only if, their transaction commits. */
@ApplicationScoped
@Transactional(MANDATORY)
public class Outbox {

  @Inject OutboxRepository rows;
  @Inject Clock clock;
  @Inject JobRunner jobs;

  /**
   * Adds a message to the current transaction.
   *
   * @param topic short name of the topic
   * @param eventType the event, in the past tense
   */
  public void add(String topic, String eventType, JsonObject data) {
    rows.add(
        new OutgoingMessage(UUID.randomUUID(), eventType, topic, data.toString(), clock.instant()));
    jobs.wakeAfterCommit(OutboxRelay.class);
  }
}
