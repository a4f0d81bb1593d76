package dev.gyeolje.notification;

/**
 * Firebase's public web configuration, for the script that registers a device.
 *
 * @param sdkUrl address of the directory that holds {@code firebase-app-compat.js} and {@code
 *     firebase-messaging-compat.js}, without a slash at the end
 * @param apiKey public
 * @param projectId public
 * @param messagingSenderId public
 * @param appId public
 * @param vapidKey public key of the web push certificate
 */
public record WebPushView(
    String sdkUrl,
    String apiKey,
    String projectId,
    String messagingSenderId,
    String appId,
    String vapidKey) {}
