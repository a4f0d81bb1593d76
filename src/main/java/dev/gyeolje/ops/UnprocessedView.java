package dev.gyeolje.ops;

import java.time.ZonedDateTime;

/**
 * A message that was published and took no effect.
 *
 * @param eventId names it
 * @param eventType what happened
 * @param topic where it went
 * @param orderId the order it is about; may be empty
 * @param publishedAt in the shop's time zone
 * @param subscriptions where it took none, separated by commas
 */
public record UnprocessedView(
    String eventId,
    String eventType,
    String topic,
    String orderId,
    ZonedDateTime publishedAt,
    String subscriptions) {}
