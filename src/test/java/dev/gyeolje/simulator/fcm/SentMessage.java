package dev.gyeolje.simulator.fcm;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;

/**
 * A message that reached a device.
 *
 * @param name FCM's name for it, {@code projects/…/messages/…}
 * @param target whom it was sent to
 * @param title of the notification; empty if there was none
 * @param body of the notification; empty if there was none
 * @param link where a click leads; empty if there was none
 * @param data the sender's own pairs
 * @param ttl the push service's header: seconds it is kept for a device that is off; empty if not
 *     set
 * @param urgency the push service's header; empty if not set
 * @param label the analytics label; empty if not set
 * @param at when it came
 * @param payload the message as a service worker gets it
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
