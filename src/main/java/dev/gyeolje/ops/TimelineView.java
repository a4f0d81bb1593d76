package dev.gyeolje.ops;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * An entry of an order's timeline.
 *
 * @param at time in the shop's time zone
 * @param kind names the text {@code ops.timeline.<kind>}
 * @param what state, code or name, as the source of the entry names it; may be empty
 * @param detail may be empty
 * @param actor who caused the entry; may be empty
 * @param reference id in another system, such as Toss' trace id; may be empty
 */
public record TimelineView(
    ZonedDateTime at, String kind, String what, String detail, String actor, String reference) {

  /** Without the year, since a timeline rarely spans years. */
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");

  /** Returns the day and the time to the second, as pages show them. */
  public String time() {
    return TIME.format(at);
  }
}
