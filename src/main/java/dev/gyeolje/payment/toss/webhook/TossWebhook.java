package dev.gyeolje.payment.toss.webhook;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.time.Backoff;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a webhook of Toss is about, and what came of it. */
@Entity
@Table(name = "toss_webhooks")
class TossWebhook {

  /** More than half an hour, far longer than the answer to a confirm takes. */
  private static final int ATTEMPTS = 12;

  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(10));

  /** As long as Toss itself repeats a webhook that was not taken. */
  private static final Duration FOLLOWED = Duration.ofDays(4);

  /** Operators read it in the timeline of its order for so long. */
  private static final Duration KEPT = Duration.ofDays(30);

  /** Anybody can send what is none of Toss' webhooks, as often as they like. */
  private static final Duration UNRELATED_KEPT = Duration.ofDays(1);

  /** How the result of a webhook begins that is not about a payment here, or not from Toss. */
  static final String UNRELATED = "unrelated: ";

  @Id private UUID id;

  @Column(name = "transmission_id")
  private String transmissionId;

  @Column(name = "event_type")
  private String eventType;

  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "payment_key")
  private String paymentKey;

  private String secret;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Column(name = "processed_at")
  private @Nullable Instant processedAt;

  @Column(name = "remove_at")
  private @Nullable Instant removeAt;

  private @Nullable String result;
  private int attempts;
  private boolean waiting;

  @Column(name = "next_attempt_at")
  private Instant nextAttemptAt;

  @Column(name = "retrieved_at")
  private @Nullable Instant retrievedAt;

  protected TossWebhook() {}

  /**
   * @param transmissionId Toss' name of the delivery, or null if it came without
   * @param paymentKey Toss' name of a payment that we do not know of this order; else empty
   * @param secret to be compared later; empty if there is nothing to compare
   */
  TossWebhook(
      @Nullable String transmissionId,
      String eventType,
      OrderId order,
      String paymentKey,
      String secret,
      Instant now) {
    this.id = UUID.randomUUID();
    this.transmissionId = transmissionId == null ? "none-" + id : transmissionId;
    this.eventType = eventType;
    this.orderId = order.value();
    this.paymentKey = paymentKey;
    this.secret = secret;
    this.receivedAt = now;
    this.waiting = true;
    this.nextAttemptAt = now;
  }

  Instant receivedAt() {
    return receivedAt;
  }

  UUID id() {
    return id;
  }

  String transmissionId() {
    return transmissionId;
  }

  OrderId order() {
    return new OrderId(orderId);
  }

  /** Empty unless it is of a payment that we did not know of this order. */
  String paymentKey() {
    return paymentKey;
  }

  /** Empty unless it is still to be compared. */
  String secret() {
    return secret;
  }

  void claimUntil(Instant until, Instant now) {
    attempts++;
    waiting = false;
    retrievedAt = now;
    nextAttemptAt = until;
  }

  void processed(String what, Instant now) {
    end(what, KEPT, now);
  }

  /** It is not about a payment of ours, or not from Toss. */
  void unrelated(String why, Instant now) {
    end(UNRELATED + why, UNRELATED_KEPT, now);
  }

  private void end(String what, Duration kept, Instant now) {
    result = what;
    processedAt = now;
    removeAt = now.plus(kept);
    waiting = false;
  }

  /** When it may be removed; null as long as it is to be followed. */
  @Nullable Instant removeAt() {
    return removeAt;
  }

  /**
   * To be followed later, unless it is too old.
   *
   * @return false if it was given up
   */
  boolean retryLater(String why, Instant now) {
    if (now.isAfter(receivedAt.plus(FOLLOWED))) {
      processed("given up: " + why, now);
      return false;
    }
    result = why;
    waiting = true;
    nextAttemptAt = now.plus(BACKOFF.after(attempts + 1));
    return true;
  }

  /** As {@link #retryLater}, for what ends within the hour or never. */
  void retryWithinTheHour(String why, Instant now) {
    if (attempts >= ATTEMPTS) processed("given up: " + why, now);
    else retryLater(why, now);
  }
}
