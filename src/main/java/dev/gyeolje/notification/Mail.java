package dev.gyeolje.notification;

import java.util.UUID;

/**
 * A mail to one address.
 *
 * @param id the same for every delivery attempt, so that a mailbox can recognize a duplicate
 * @param to address of the recipient
 * @param subject one line
 * @param text plain text
 * @param html the same content as an HTML document
 */
public record Mail(UUID id, String to, String subject, String text, String html) {

  /** Omits the address, which must not appear in logs. */
  @Override
  public String toString() {
    return "mail " + id;
  }
}
