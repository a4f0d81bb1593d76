package dev.gyeolje.payment;

/** What the provider says of a refund. Its message is for operators, and may be empty. */
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
  record Rejected(String code, String message) implements RefundOutcome {}

  /**
   * Declined, though not in words that prove anything. Asking again would only repeat it: what
   * became of the refund is looked up.
   *
   * @param code the provider's
   */
  record Ambiguous(String code, String message) implements RefundOutcome {}

  /**
   * Declined for a moment. Asking again with the same key would only repeat it: where a look-up
   * shows that nothing was given back, it is asked for again with a new one.
   *
   * @param code the provider's
   */
  record RetryLater(String code, String message) implements RefundOutcome {}

  /**
   * No answer that can be trusted. What became of the refund is looked up, and where nothing did,
   * it is asked for again with the same key.
   *
   * @param cause for operators
   * @param ended whether the provider has ended the request; else it may still be executing
   */
  record Unknown(String cause, String message, boolean ended) implements RefundOutcome {

    /** No answer of the provider itself. */
    public Unknown(String cause) {
      this(cause, "", false);
    }
  }
}
