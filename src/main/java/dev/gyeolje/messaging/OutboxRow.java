package dev.gyeolje.messaging;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A message as its transaction adds it to the outbox; only the relay changes its state afterwards.
 */
@Entity
@Table(name = "outbox")
class OutboxRow {

  @Id
  @Column(name = "event_id")
  private UUID eventId;

  @Column(name = "event_type")
  private String eventType;

  private String topic;
  private String data;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  @Column(name = "next_attempt_at")
  private Instant nextAttemptAt;

  protected OutboxRow() {}

  /** Creates a message that is due at once. */
  OutboxRow(OutgoingMessage message) {
    this.eventId = message.eventId();
    this.eventType = message.eventType();
    this.topic = message.topic();
    this.data = message.data();
    this.occurredAt = message.occurredAt();
    this.nextAttemptAt = message.occurredAt();
  }
}
