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

/** The order and payment that a webhook of Toss names, and the result of processing it. */
@Entity
@Table(name = "toss_webhooks")
class TossWebhook {

  /** The retries take more than half an hour, far longer than the answer to a confirm call. */
  private static final int ATTEMPTS = 12;

  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(10));

  /** Toss itself repeats an unaccepted webhook for as long. */
  private static final Duration FOLLOWED = Duration.ofDays(4);

  /** Operators can read it in the order's timeline during this time. */
  private static final Duration KEPT = Duration.ofDays(30);

  /** Shorter, because anybody can send requests that are not webhooks of Toss, in any number. */
  private static final Duration UNRELATED_KEPT = Duration.ofDays(1);

  /**
   * Prefix of the result of a webhook that is not about a payment of this shop, or not from Toss.
   */
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
   * Stores a webhook to process.
   *
   * @param transmissionId Toss' id of the delivery, or null if the header is missing
   * @param paymentKey Toss' key, if the shop does not have it for this order; otherwise empty
   * @param secret to compare later; empty if there is nothing to compare
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

  /** Empty unless it is the key of a payment that the shop did not have for this order. */
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

  /** Ends a webhook that is not about a payment of this shop, or not from Toss. */
  void unrelated(String why, Instant now) {
    end(UNRELATED + why, UNRELATED_KEPT, now);
  }

  private void end(String what, Duration kept, Instant now) {
    result = what;
    processedAt = now;
    removeAt = now.plus(kept);
    waiting = false;
  }

  /** When it may be removed; null while it is unprocessed. */
  @Nullable Instant removeAt() {
    return removeAt;
  }

  /**
   * Schedules another try, unless the webhook is too old.
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

  /** As {@link #retryLater}, but gives up after the last attempt, within an hour. */
  void retryWithinTheHour(String why, Instant now) {
    if (attempts >= ATTEMPTS) processed("given up: " + why, now);
    else retryLater(why, now);
  }
}
