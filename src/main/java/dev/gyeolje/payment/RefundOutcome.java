package dev.gyeolje.payment;

/** What the provider says of a refund. */
public sealed interface RefundOutcome {

  /**
   * Given back.
   *
   * @param transactionKey names the transaction at the provider
   */
  record Done(String transactionKey) implements RefundOutcome {}

  /**
   * Refused for good; nothing was given back.
   *
   * @param code the provider's
   */
  record Refused(String code) implements RefundOutcome {}

  /**
   * An answer that we do not know. Asking again would only repeat it: what became of the refund is
   * looked up.
   *
   * @param code the provider's
   */
  record Unlisted(String code) implements RefundOutcome {}

  /**
   * No answer that can be trusted; asking again with the same key gives back once.
   *
   * @param cause for operators
   */
  record Unknown(String cause) implements RefundOutcome {}
}
