package dev.gyeolje.notification;

import java.util.UUID;

/**
 * One mail to one address.
 *
 * @param id the same for each delivery attempt, so that a mailbox can detect duplicates
 * @param to address
 * @param subject one line
 * @param text plain
 * @param html the same as a document
 */
public record Mail(UUID id, String to, String subject, String text, String html) {

  /** Omits the address, so that logs never contain it. */
  @Override
  public String toString() {
    return "mail " + id;
  }
}
