package dev.gyeolje.ops;

import java.time.Duration;
import java.time.ZonedDateTime;

/**
 * A message that waits to be published.
 *
 * @param eventId names it
 * @param eventType what happened
 * @param topic where it goes
 * @param orderId the order it is about; may be empty
 * @param age since it happened
 * @param attempts how often publishing was tried
 * @param error why the last try failed; may be empty
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
