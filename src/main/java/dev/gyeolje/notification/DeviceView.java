package dev.gyeolje.notification;

import java.time.ZonedDateTime;

/**
 * A device that gets notifications, as its owner sees it.
 *
 * @param id the registration's id
 * @param name what the browser says it is, shortened; may be empty
 * @param registeredAt in the shop's time zone
 * @param lastSeenAt in the shop's time zone
 */
public record DeviceView(
    String id, String name, ZonedDateTime registeredAt, ZonedDateTime lastSeenAt) {}
