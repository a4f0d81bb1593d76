package dev.gyeolje.simulator.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;

/**
 * A mail that was delivered to a mailbox.
 *
 * @param id the sender's Message-ID
 * @param to address of the recipient
 * @param from address of the sender
 * @param subject the decoded subject
 * @param text the plain-text part
 * @param html the HTML part
 */
public record ReceivedMail(
    String id, String to, String from, String subject, String text, String html) {

  static ReceivedMail of(MimeMessage message) {
    try {
      var parts = (Multipart) message.getContent();
      return new ReceivedMail(
          message.getMessageID(),
          message.getAllRecipients()[0].toString(),
          message.getFrom()[0].toString(),
          message.getSubject(),
          parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"),
          parts.getBodyPart(1).getContent().toString());
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
