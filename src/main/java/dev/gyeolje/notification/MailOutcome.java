package dev.gyeolje.notification;

/**
 * Outcome of a delivery.
 *
 * @param result result at the mail server
 * @param cause cause for operators, without the address; empty for SENT
 */
public record MailOutcome(Result result, String cause) {

  /** Results at the mail server. */
  public enum Result {
    /** The mail server accepted the mail for delivery. */
    SENT,
    /** Temporary failure; the shop retries. */
    RETRY_LATER,
    /** Permanent failure: the address is invalid or rejected. */
    REJECTED
  }
}
