package dev.gyeolje.ops;

import java.time.ZonedDateTime;

/**
 * A published message that took no effect.
 *
 * @param eventId the event's id
 * @param eventType type of the event
 * @param topic its topic
 * @param orderId the order; may be empty
 * @param publishedAt in the shop's time zone
 * @param subscriptions subscriptions without effect, separated by commas
 */
public record UnprocessedView(
    String eventId,
    String eventType,
    String topic,
    String orderId,
    ZonedDateTime publishedAt,
    String subscriptions) {}
