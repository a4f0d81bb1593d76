package dev.gyeolje.notification;

/**
 * What became of a delivery.
 *
 * @param result what the mail server made of it
 * @param cause for operators, without the address; empty for SENT
 */
public record MailOutcome(Result result, String cause) {

  /** What a mail server makes of a mail. */
  public enum Result {
    /** Taken for delivery. */
    SENT,
    /** Not now; it is tried again. */
    RETRY_LATER,
    /** Never: the address is wrong. */
    REJECTED
  }
}
