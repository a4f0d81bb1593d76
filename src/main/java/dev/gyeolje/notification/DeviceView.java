package dev.gyeolje.notification;

import java.time.ZonedDateTime;

/**
 * A registered device, as its owner sees it.
 *
 * @param id id of the registration
 * @param name name that the browser reports, shortened; may be empty
 * @param registeredAt time of the registration, in the shop's time zone
 * @param lastSeenAt time of the last use, in the shop's time zone
 */
public record DeviceView(
    String id, String name, ZonedDateTime registeredAt, ZonedDateTime lastSeenAt) {}
