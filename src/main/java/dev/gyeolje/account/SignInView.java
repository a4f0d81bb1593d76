package dev.gyeolje.account;

import java.time.ZonedDateTime;

/**
 * One of a user's sign-ins, for the settings page.
 *
 * @param id the sign-in's id
 * @param browser such as "Chrome · Android"; may be empty
 * @param since in the shop's time zone
 * @param lastSeenAt to the minute, in the shop's time zone
 * @param here whether it is the requesting browser's
 */
public record SignInView(
    String id, String browser, ZonedDateTime since, ZonedDateTime lastSeenAt, boolean here) {}
