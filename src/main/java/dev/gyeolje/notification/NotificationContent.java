package dev.gyeolje.notification;

import dev.gyeolje.order.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told, in their language.
 *
 * @param order which it is about, or null
 * @param label what it tells of, for Firebase's reports: letters, at most 50
 * @param title short
 * @param body a sentence
 * @param link absolute address that a click opens
 */
record NotificationContent(
    @Nullable OrderId order, String label, String title, String body, String link) {}
