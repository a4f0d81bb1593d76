package dev.gyeolje.notification;

/** Kinds of mails. The texts are {@code mail.<kind>.subject} and {@code mail.<kind>.body}. */
enum MailKind {
  /** The order is paid. */
  PAID,
  /** The virtual account for the deposit, and its deadline. */
  ACCOUNT,
  /** Reminder of the deposit, a day before the deadline. */
  DUE,
  /** The deposit did not arrive in time. */
  EXPIRED,
  /** The order was canceled before the deposit. */
  CANCELED,
  /** Money was refunded. */
  REFUNDED
}
