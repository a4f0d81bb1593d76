package dev.gyeolje.ops;

import java.time.Duration;
import java.time.ZonedDateTime;

/**
 * An unpublished message.
 *
 * @param eventId id of the event
 * @param eventType type of the event
 * @param topic topic of the message
 * @param orderId the order concerned; may be empty
 * @param age time since the event
 * @param attempts number of attempts to publish
 * @param error why the last attempt failed; may be empty
 * @param nextAttemptAt time of the next attempt, in the shop's time zone
 */
public record OutboxView(
    String eventId,
    String eventType,
    String topic,
    String orderId,
    Duration age,
    long attempts,
    String error,
    ZonedDateTime nextAttemptAt) {}
