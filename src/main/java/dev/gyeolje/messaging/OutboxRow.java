package dev.gyeolje.messaging;

import dev.gyeolje.platform.time.Backoff;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A message that waits to be published, or was. */
@Entity
@Table(name = "outbox")
class OutboxRow {

  /** A broker that comes back is noticed within about a minute. */
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(64));

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "event_id")
  private UUID eventId;

  @Column(name = "event_type")
  private String eventType;

  private String topic;
  private String data;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  @Column(name = "published_at")
  private Instant publishedAt;

  private int attempts;

  @Column(name = "next_attempt_at")
  private Instant nextAttemptAt;

  @Column(name = "last_error")
  private String lastError;

  protected OutboxRow() {}

  OutboxRow(String topic, String eventType, String data, Instant now) {
    this.eventId = UUID.randomUUID();
    this.eventType = eventType;
    this.topic = topic;
    this.data = data;
    this.occurredAt = now;
    this.nextAttemptAt = now;
  }

  Long id() {
    return id;
  }

  Instant nextAttemptAt() {
    return nextAttemptAt;
  }

  OutgoingMessage message() {
    return new OutgoingMessage(eventId, eventType, topic, data, occurredAt);
  }

  void claimUntil(Instant until) {
    attempts++;
    nextAttemptAt = until;
  }

  void published(Instant at) {
    publishedAt = at;
    lastError = null;
  }

  void failed(String why, Instant now) {
    lastError = why;
    nextAttemptAt = now.plus(BACKOFF.after(attempts));
  }
}
