package dev.gyeolje.notification;

import dev.gyeolje.order.OrderId;

/**
 * What a person is told, in their language.
 *
 * @param order which it is about, or null
 * @param title short
 * @param body a sentence
 * @param link absolute address that a click opens
 */
record NotificationContent(OrderId order, String title, String body, String link) {}
