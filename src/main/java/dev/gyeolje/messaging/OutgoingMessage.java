package dev.gyeolje.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * A message to publish.
 *
 * @param eventId identifies the event; a receiver that has processed it ignores repetitions
 * @param eventType the event, e.g. {@code OrderPaid}
 * @param topic short name of the topic
 * @param data JSON text
 * @param occurredAt time of the event
 */
public record OutgoingMessage(
    UUID eventId, String eventType, String topic, String data, Instant occurredAt) {}
