package dev.gyeolje.ops;

import java.time.ZonedDateTime;

/**
 * A message that was published and that some subscriptions have not processed.
 *
 * @param eventId id of the event
 * @param eventType type of the event
 * @param topic topic of the message
 * @param orderId the order concerned; may be empty
 * @param publishedAt time of publication, in the shop's time zone
 * @param subscriptions subscriptions that have not processed it, separated by commas
 */
public record UnprocessedView(
    String eventId,
    String eventType,
    String topic,
    String orderId,
    ZonedDateTime publishedAt,
    String subscriptions) {}
