package dev.gyeolje.notification;

/** Hands mails to a mail server. */
public interface MailSender {

  /** Whether there is one: without, no mail is written. */
  boolean present();

  /** Sends the mail, and waits for the answer for a bounded time. Never inside a transaction. */
  MailOutcome send(Mail mail);
}
