package dev.gyeolje.notification;

import java.time.Duration;
import java.util.UUID;

/**
 * One message to one device.
 *
 * @param id the notification's id in the shop
 * @param eventId devices collapse messages with the same event id
 * @param label analytics label for Firebase's reports; may be empty
 * @param target the device
 * @param title short
 * @param body a sentence
 * @param link absolute URL that a click opens
 * @param timeToLive FCM drops the message if the device is not reachable for this time
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
