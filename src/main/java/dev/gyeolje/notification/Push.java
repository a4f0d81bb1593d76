package dev.gyeolje.notification;

import java.time.Duration;
import java.util.UUID;

/**
 * A push message to one device.
 *
 * @param id id of the notification
 * @param eventId id of the event; devices collapse messages of one event
 * @param label kind of notification, for Firebase's reports; may be empty
 * @param target the device's push target
 * @param title short title
 * @param body one sentence
 * @param link absolute URL that a click opens
 * @param timeToLive time during which FCM may deliver the message; a device that is off for longer
 *     never shows it
 */
public record Push(
    UUID id,
    String eventId,
    String label,
    PushTarget target,
    String title,
    String body,
    String link,
    Duration timeToLive) {}
