package dev.gyeolje.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * A message on its way out.
 *
 * @param eventId names the event; a receiver that saw it once ignores it from then on
 * @param eventType what happened, e.g. {@code OrderPaid}
 * @param topic short name of the topic
 * @param data JSON text
 * @param occurredAt when it happened
 */
public record OutgoingMessage(
    UUID eventId, String eventType, String topic, String data, Instant occurredAt) {}
