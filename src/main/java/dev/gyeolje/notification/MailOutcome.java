package dev.gyeolje.notification;

/**
 * Outcome of a delivery.
 *
 * @param result the mail server's answer
 * @param cause for operators, without the address; empty for SENT
 */
public record MailOutcome(Result result, String cause) {

  /** A mail server's answer. */
  public enum Result {
    /** Accepted for delivery. */
    SENT,
    /** Not accepted now; the shop retries. */
    RETRY_LATER,
    /** Rejected for good: the address is invalid. */
    REJECTED
  }
}
