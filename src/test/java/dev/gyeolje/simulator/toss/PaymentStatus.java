package dev.gyeolje.simulator.toss;

/** Toss' own states of a payment. */
public enum PaymentStatus {
  /** The window was opened. */
  READY,
  /** The buyer has authenticated; the shop has ten minutes to confirm. */
  IN_PROGRESS,
  /** A virtual account was issued; no deposit has arrived. */
  WAITING_FOR_DEPOSIT,
  /** The money was captured. */
  DONE,
  /** Cancelled in full by a single cancel. */
  CANCELED,
  /**
   * Refunded in parts; the status stays the same when the last part is refunded and the balance is
   * zero.
   */
  PARTIAL_CANCELED,
  /** Rejected. */
  ABORTED,
  /** One of the two time limits before confirm has passed. */
  EXPIRED
}
