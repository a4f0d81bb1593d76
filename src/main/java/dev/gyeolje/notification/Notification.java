package dev.gyeolje.notification;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.platform.persistence.UuidConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One thing to tell on one device. */
@Entity
@Table(name = "notifications")
class Notification {

  enum Status {
    /** To be sent. */
    PENDING,
    /** FCM took it. */
    SENT,
    /** The device is gone. */
    GONE,
    /** Given up. */
    FAILED
  }

  /** About ten minutes of trying: later the news is old, and the order's page tells it anyway. */
  private static final int ATTEMPTS = 8;

  @Id private UUID id;

  @Column(name = "event_id")
  private String eventId;

  private UUID uid;

  @Convert(converter = UuidConverter.class)
  @Column(name = "order_id")
  private UUID orderId;

  private String kind;

  @Column(name = "fcm_token")
  private String target;

  private String title;
  private String body;
  private String link;

  @Enumerated(EnumType.STRING)
  private Status status;

  private int attempts;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "sent_at")
  private Instant sentAt;

  @Column(name = "next_attempt_at")
  private Instant nextAttemptAt;

  @Column(name = "last_error")
  private String lastError;

  protected Notification() {}

  Notification(String eventId, AccountId person, Target target, News news, Instant now) {
    this.id = UUID.randomUUID();
    this.eventId = eventId;
    this.uid = person.value();
    this.orderId = news.order() == null ? null : news.order().value();
    this.kind = target.kind().column();
    this.target = target.value();
    this.title = news.title();
    this.body = news.body();
    this.link = news.link();
    this.status = Status.PENDING;
    this.createdAt = now;
    this.nextAttemptAt = now;
  }

  UUID id() {
    return id;
  }

  Status status() {
    return status;
  }

  Instant nextAttemptAt() {
    return nextAttemptAt;
  }

  Push push() {
    return new Push(id, eventId, new Target(Target.Kind.of(kind), target), title, body, link);
  }

  void claimUntil(Instant until) {
    attempts++;
    nextAttemptAt = until;
  }

  void sent(Instant now) {
    status = Status.SENT;
    sentAt = now;
    lastError = null;
  }

  void gone() {
    status = Status.GONE;
  }

  void givenUp(String why) {
    status = Status.FAILED;
    lastError = why;
  }

  void later(String why, Instant now) {
    lastError = why;
    if (attempts >= ATTEMPTS) status = Status.FAILED;
    else nextAttemptAt = now.plus(Duration.ofSeconds(5L << (attempts - 1)));
  }
}
