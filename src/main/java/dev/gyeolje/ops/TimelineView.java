package dev.gyeolje.ops;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * One event in the timeline of an order.
 *
 * @param at in the shop's time zone
 * @param kind names the text {@code ops.timeline.<kind>}
 * @param what a state, code or name, as in the source system; may be empty
 * @param detail may be empty
 * @param actor the actor; may be empty
 * @param reference external reference, such as Toss' trace id; may be empty
 */
public record TimelineView(
    ZonedDateTime at, String kind, String what, String detail, String actor, String reference) {

  /** To the second, and short: one timeline rarely spans years. */
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");

  /** Returns day and time for display. */
  public String time() {
    return TIME.format(at);
  }
}
