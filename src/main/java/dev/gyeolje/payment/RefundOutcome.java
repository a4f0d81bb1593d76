package dev.gyeolje.payment;

/** The provider's outcome of a refund. Its message is for operators and may be empty. */
public sealed interface RefundOutcome {

  /** Calls the method for this case. */
  void accept(Visitor visitor);

  /** Handles every case; a new case does not compile until every visitor handles it. */
  interface Visitor {
    void done(Done done);

    void rejected(Rejected rejection);

    void ambiguous(Ambiguous answer);

    void retryLater(RetryLater answer);

    void unknown(Unknown unknown);
  }

  /**
   * Refunded.
   *
   * @param transactionKey identifies the transaction at the provider
   */
  record Done(String transactionKey) implements RefundOutcome {

    @Override
    public void accept(Visitor visitor) {
      visitor.done(this);
    }
  }

  /**
   * Rejected for good; nothing was refunded.
   *
   * @param code the provider's
   */
  record Rejected(String code, String message) implements RefundOutcome {

    @Override
    public void accept(Visitor visitor) {
      visitor.rejected(this);
    }
  }

  /**
   * An error that proves nothing. The same request would return the same error, so the payment is
   * retrieved instead.
   *
   * @param code the provider's
   */
  record Ambiguous(String code, String message) implements RefundOutcome {

    @Override
    public void accept(Visitor visitor) {
      visitor.ambiguous(this);
    }
  }

  /**
   * The provider cannot refund at the moment, and keeps this answer with the idempotency key. If a
   * retrieve shows that nothing was refunded, the request is sent again with a new key.
   *
   * @param code the provider's
   */
  record RetryLater(String code, String message) implements RefundOutcome {

    @Override
    public void accept(Visitor visitor) {
      visitor.retryLater(this);
    }
  }

  /**
   * No definite answer. The payment is retrieved; if nothing was refunded, the request is sent
   * again with the same key.
   *
   * @param cause for operators
   * @param ended whether the provider has ended the request; otherwise it may still be executing
   */
  record Unknown(String cause, String message, boolean ended) implements RefundOutcome {

    /** An unknown outcome without an answer of the provider. */
    public Unknown(String cause) {
      this(cause, "", false);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.unknown(this);
    }
  }
}
