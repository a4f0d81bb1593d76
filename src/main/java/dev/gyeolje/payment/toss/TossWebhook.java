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

  /** About an hour: a notice that no look-up answers for so long is left to the reconciler. */
  private static final int ATTEMPTS = 12;

  @Id private UUID id;

  @Column(name = "transmission_id")
  private String transmissionId;

  private String body;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Column(name = "processed_at")
  private Instant processedAt;

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
    result = what;
    processedAt = now;
  }

  void later(String why, Instant now) {
    if (attempts >= ATTEMPTS) processed("given up: " + why, now);
    else {
      result = why;
      nextAttemptAt = now.plus(Duration.ofSeconds(Math.min(600, 1L << attempts)));
    }
  }
}
