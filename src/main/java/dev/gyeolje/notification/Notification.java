package dev.gyeolje.notification;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.platform.persistence.UuidConverter;
import dev.gyeolje.platform.time.Backoff;
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
import org.jspecify.annotations.Nullable;

/** A notification for one device. */
@Entity
@Table(name = "notifications")
class Notification {

  enum Status {
    /** To be sent. */
    PENDING,
    /** FCM accepted it. */
    SENT,
    /** The device is no longer registered, or belongs to another account. */
    GONE,
    /** Rejected by FCM, or retries ended. */
    FAILED
  }

  /**
   * Retries end after this time: the notification is outdated by then, and the order's page shows
   * the same.
   */
  private static final Duration KEPT_UP = Duration.ofHours(24);

  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10));

  @Id private UUID id;

  @Column(name = "event_id")
  private String eventId;

  private UUID uid;

  @Convert(converter = UuidConverter.class)
  @Column(name = "order_id")
  private @Nullable UUID orderId;

  private String kind;

  @Column(name = "fcm_token")
  private String target;

  private String label;
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
  private @Nullable String lastError;

  protected Notification() {}

  Notification(
      String eventId,
      AccountId customer,
      PushTarget target,
      NotificationContent content,
      Instant now) {
    this.id = UUID.randomUUID();
    this.eventId = eventId;
    this.uid = customer.value();
    this.orderId = content.order() == null ? null : content.order().value();
    this.kind = target.kind().column();
    this.target = target.value();
    this.label = content.label();
    this.title = content.title();
    this.body = content.body();
    this.link = content.link();
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

  PushTarget target() {
    return new PushTarget(PushTarget.Kind.of(kind), target);
  }

  /**
   * Returns the push. Its time to live is the time left for retries: 24 hours minus the
   * notification's age.
   */
  Push push(Instant now) {
    var left = Duration.between(now, createdAt.plus(KEPT_UP));
    return new Push(
        id, eventId, label, target(), title, body, link, left.isNegative() ? Duration.ZERO : left);
  }

  boolean pending() {
    return status == Status.PENDING;
  }

  /**
   * Claims the notification, or fails it after 24 hours. This also ends a notification whose
   * outcomes are never recorded because of a fault of the shop.
   */
  void claimUntil(Instant until, Instant now) {
    if (now.isAfter(createdAt.plus(KEPT_UP))) {
      status = Status.FAILED;
      return;
    }
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

  /**
   * Schedules the next attempt, or fails the notification if that would be too late.
   *
   * @param least minimum pause before the next attempt
   */
  void later(String why, Duration least, Instant now) {
    lastError = why;
    var pause = BACKOFF.after(attempts);
    var next = now.plus(pause.compareTo(least) < 0 ? least : pause);
    if (next.isAfter(createdAt.plus(KEPT_UP))) status = Status.FAILED;
    else nextAttemptAt = next;
  }
}
