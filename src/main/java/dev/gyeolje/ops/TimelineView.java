package dev.gyeolje.ops;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * One thing that happened to an order, or because of it.
 *
 * @param at in the shop's time zone
 * @param kind names the text {@code ops.timeline.<kind>}
 * @param what in the words of the system it is from: a state, a code, a name; may be empty
 * @param detail may be empty
 * @param actor who made it happen; may be empty
 * @param reference what others know it by, such as Toss' trace id; may be empty
 */
public record TimelineView(
    ZonedDateTime at, String kind, String what, String detail, String actor, String reference) {

  /** To the second, and short: one timeline rarely spans years. */
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");

  /** Day and time as they are shown. */
  public String time() {
    return TIME.format(at);
  }
}
