package dev.gyeolje.payment.toss;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A notice of Toss as it came. */
@Entity
@Table(name = "toss_webhooks")
class TossWebhook {

  /** More than half an hour, far longer than the answer to a confirm takes. */
  private static final int ATTEMPTS = 12;

  /** Operators read it in the story of its order for so long; then the personal data goes. */
  private static final Duration KEPT = Duration.ofDays(30);

  /** Anybody can send what is none of Toss' notices to us, as often as they like. */
  private static final Duration NOT_OURS_KEPT = Duration.ofDays(1);

  @Id private UUID id;

  @Column(name = "transmission_id")
  private String transmissionId;

  private String body;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Column(name = "processed_at")
  private Instant processedAt;

  @Column(name = "remove_at")
  private Instant removeAt;

  private String result;
  private int attempts;

  @Column(name = "next_attempt_at")
  private Instant nextAttemptAt;

  protected TossWebhook() {}

  /**
   * @param transmissionId Toss' name of the delivery, or null if it came without
   */
  TossWebhook(String transmissionId, String body, Instant now) {
    this.id = UUID.randomUUID();
    this.transmissionId = transmissionId == null ? "none-" + id : transmissionId;
    this.body = body;
    this.receivedAt = now;
    this.nextAttemptAt = now;
  }

  UUID id() {
    return id;
  }

  String transmissionId() {
    return transmissionId;
  }

  TossNotice notice() {
    return TossNotice.parse(body);
  }

  void claimUntil(Instant until) {
    attempts++;
    nextAttemptAt = until;
  }

  void processed(String what, Instant now) {
    end(what, KEPT, now);
  }

  /** It is not about a payment of ours, or not from Toss. */
  void notOurs(String why, Instant now) {
    end(why, NOT_OURS_KEPT, now);
  }

  private void end(String what, Duration kept, Instant now) {
    result = what;
    processedAt = now;
    removeAt = now.plus(kept);
  }

  /** When it may be removed; null as long as it is to be followed. */
  Instant removeAt() {
    return removeAt;
  }

  void later(String why, Instant now) {
    result = why;
    nextAttemptAt = now.plusSeconds(Math.min(600, 1L << Math.min(attempts, 10)));
  }

  void laterOrNever(String why, Instant now) {
    if (attempts >= ATTEMPTS) processed("given up: " + why, now);
    else later(why, now);
  }
}
