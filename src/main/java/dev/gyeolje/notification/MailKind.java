package dev.gyeolje.notification;

/** Kind of a mail. Its texts are {@code mail.<kind>.subject} and {@code mail.<kind>.body}. */
enum MailKind {
  /** The order is paid. */
  PAID,
  /** The virtual account and the deadline of its deposit. */
  ACCOUNT,
  /** Reminder a day before the deadline. */
  DUE,
  /** The deposit did not arrive in time. */
  EXPIRED,
  /** The order was canceled before the deposit arrived. */
  CANCELED,
  /** An amount was refunded. */
  REFUNDED
}
