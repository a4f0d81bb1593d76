package dev.gyeolje.notification;

import dev.gyeolje.order.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * Content of a notification, in the customer's language.
 *
 * @param order the order concerned, or null
 * @param label kind of notification, for Firebase's reports: at most 50 letters
 * @param title short title
 * @param body one sentence
 * @param link absolute URL that a click opens
 */
record NotificationContent(
    @Nullable OrderId order, String label, String title, String body, String link) {}
