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
   * Declined, though not in words that prove anything. Asking again would only repeat it: what
   * became of the refund is looked up.
   *
   * @param code the provider's
   */
  record Unlisted(String code) implements RefundOutcome {}

  /**
   * No answer that can be trusted. What became of the refund is looked up, and where nothing did,
   * it is asked for again with the same key.
   *
   * @param cause for operators
   */
  record Unknown(String cause) implements RefundOutcome {}
}
