package dev.gyeolje.notification;

import dev.gyeolje.order.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * Content of a notification, in the customer's language.
 *
 * @param order the order that it is about, or null
 * @param label analytics label for Firebase's reports: letters, at most 50
 * @param title short
 * @param body a sentence
 * @param link absolute URL that a click opens
 */
record NotificationContent(
    @Nullable OrderId order, String label, String title, String body, String link) {}
