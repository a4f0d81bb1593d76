package dev.gyeolje.simulator.toss;

/** Toss' own states of a payment. */
public enum PaymentStatus {
  /** The window was opened. */
  READY,
  /** The buyer has authenticated; the shop has ten minutes to confirm. */
  IN_PROGRESS,
  /** A virtual account was issued; nothing was paid in. */
  WAITING_FOR_DEPOSIT,
  /** The money was taken. */
  DONE,
  /** Refunded at once. */
  CANCELED,
  /** Refunded in parts; stays so when the last part has gone, with a balance of zero. */
  PARTIAL_CANCELED,
  /** Rejected. */
  ABORTED,
  /** One of the two time limits before confirm has passed. */
  EXPIRED
}
