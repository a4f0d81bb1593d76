package dev.gyeolje.notification;

/** Sends mails through a mail server. */
public interface MailSender {

  /** Whether a mail server is configured. Without one, the shop stores no mails. */
  boolean present();

  /**
   * Sends the mail and waits for the answer for a bounded time. Must not be called inside a
   * transaction.
   */
  MailOutcome send(Mail mail);
}
