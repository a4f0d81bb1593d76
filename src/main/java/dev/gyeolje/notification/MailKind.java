package dev.gyeolje.notification;

/** What a mail tells. Its texts are {@code mail.<kind>.subject} and {@code mail.<kind>.body}. */
enum MailKind {
  /** The order is paid. */
  PAID,
  /** Where to transfer the money to, and until when. */
  ACCOUNT,
  /** The same, a day before it is due. */
  DUE,
  /** The money did not come in time. */
  EXPIRED,
  /** The order was canceled before the money came. */
  CANCELED,
  /** Money went back. */
  REFUNDED
}
