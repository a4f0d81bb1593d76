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

/** One notification for one device. */
@Entity
@Table(name = "notifications")
class Notification {

  enum Status {
    /** Not sent yet. */
    PENDING,
    /** Accepted by FCM. */
    SENT,
    /** The device no longer exists, or belongs to another account. */
    GONE,
    /** Given up: FCM rejected it for good, or it is too old. */
    FAILED
  }

  /** A later notification is outdated, and the order's page shows the same. */
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

  /** Time to live: as long as the shop would retry, a day less its age. */
  Push push(Instant now) {
    var left = Duration.between(now, createdAt.plus(KEPT_UP));
    return new Push(
        id, eventId, label, target(), title, body, link, left.isNegative() ? Duration.ZERO : left);
  }

  boolean pending() {
    return status == Status.PENDING;
  }

  /** Ends a notification even if a defect loses all of its outcomes. */
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
   * Schedules the next attempt, or gives up if it would be too late.
   *
   * @param least minimum delay
   */
  void later(String why, Duration least, Instant now) {
    lastError = why;
    var pause = BACKOFF.after(attempts);
    var next = now.plus(pause.compareTo(least) < 0 ? least : pause);
    if (next.isAfter(createdAt.plus(KEPT_UP))) status = Status.FAILED;
    else nextAttemptAt = next;
  }
}
