package dev.gyeolje.payment;

/** Whether money that is refunded to a bank account has arrived there. */
public enum RefundTransfer {
  /** On its way. */
  PENDING,
  /** The bank did not take it. */
  FAILED,
  /** The bank did not take some of it. */
  PARTIAL_FAILED,
  /** It is there. */
  COMPLETED;

  /** Somebody has to find another way. */
  boolean failed() {
    return this == FAILED || this == PARTIAL_FAILED;
  }
}
