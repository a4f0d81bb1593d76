package dev.gyeolje.ops;

import java.time.Duration;
import java.time.ZonedDateTime;

/**
 * An unpublished message.
 *
 * @param eventId the event's id
 * @param eventType type of the event
 * @param topic its topic
 * @param orderId the order; may be empty
 * @param age time since the event
 * @param attempts number of attempts to publish
 * @param error error of the last attempt; may be empty
 * @param nextAttemptAt in the shop's time zone
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
