package dev.gyeolje.notification;

import java.util.UUID;

/**
 * One mail to one address.
 *
 * @param id the same for each delivery that is tried, so that a mailbox can tell a mail that came
 *     twice
 * @param to address
 * @param subject one line
 * @param text plain
 * @param html the same as a document
 */
public record Mail(UUID id, String to, String subject, String text, String html) {

  /** Without the address, which belongs in no log. */
  @Override
  public String toString() {
    return "mail " + id;
  }
}
