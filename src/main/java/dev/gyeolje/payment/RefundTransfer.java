package dev.gyeolje.payment;

/** Whether a refund to a bank account has arrived there. */
public enum RefundTransfer {
  /** The transfer is in progress. */
  PENDING,
  /** The bank did not accept it. */
  FAILED,
  /** The bank did not accept a part of it. */
  PARTIAL_FAILED,
  /** The bank has received it. */
  COMPLETED;

  /** Whether the bank returned money, so that an operator must find another way to refund it. */
  boolean failed() {
    return this == FAILED || this == PARTIAL_FAILED;
  }
}
