package dev.gyeolje.notification;

/**
 * What a person is told, in their language.
 *
 * @param title short
 * @param body a sentence
 * @param link absolute address that a click opens
 */
record News(String title, String body, String link) {}
