package dev.gyeolje.payment;

/** Whether money that is refunded to a bank account has arrived there. */
public enum RefundTransfer {
  /** On its way. */
  PENDING,
  /** The bank did not take it. */
  FAILED,
  /** The bank did not take some of it. */
  PARTIAL_FAILED,
  /** The bank has it. */
  COMPLETED;

  /** Whether the bank sent it back, so that an operator must find another way. */
  boolean failed() {
    return this == FAILED || this == PARTIAL_FAILED;
  }
}
