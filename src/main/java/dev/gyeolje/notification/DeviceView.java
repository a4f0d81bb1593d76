package dev.gyeolje.notification;

import java.time.ZonedDateTime;

/**
 * A device that receives notifications, for its owner.
 *
 * @param id the registration's id
 * @param name name reported by the browser, shortened; may be empty
 * @param registeredAt in the shop's time zone
 * @param lastSeenAt in the shop's time zone
 */
public record DeviceView(
    String id, String name, ZonedDateTime registeredAt, ZonedDateTime lastSeenAt) {}
