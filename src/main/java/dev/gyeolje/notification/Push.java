package dev.gyeolje.notification;

import java.time.Duration;
import java.util.UUID;

/**
 * One message to one device.
 *
 * @param id names it here
 * @param eventId devices collapse messages of one event into one
 * @param label what it tells of, for Firebase's reports; may be empty
 * @param target where to
 * @param title short
 * @param body a sentence
 * @param link absolute address that a click opens
 * @param timeToLive how long it is worth being shown; a device that was off for longer never shows
 *     it
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
