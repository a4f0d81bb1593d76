package dev.gyeolje.simulator.fcm;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;

/**
 * A message that was delivered to a device.
 *
 * @param name FCM's name of the message, {@code projects/…/messages/…}
 * @param target the push target
 * @param title title of the notification; empty if not set
 * @param body body of the notification; empty if not set
 * @param link address that a click opens; empty if not set
 * @param data the sender's key-value pairs
 * @param ttl the push service's header: seconds for which the message is kept for an offline
 *     device; empty if not set
 * @param urgency the push service's header; empty if not set
 * @param label the analytics label; empty if not set
 * @param at time of delivery
 * @param payload the message as a service worker receives it
 */
public record SentMessage(
    String name,
    String target,
    String title,
    String body,
    String link,
    Map<String, String> data,
    String ttl,
    String urgency,
    String label,
    Instant at,
    JsonObject payload) {}
