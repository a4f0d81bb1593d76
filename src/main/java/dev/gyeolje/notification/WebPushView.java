package dev.gyeolje.notification;

/**
 * Firebase's public web configuration, for the script that registers a device.
 *
 * @param sdkUrl URL of the directory with Firebase's scripts, without a slash at the end. Pages
 *     import the modules {@code firebase-app.js} and {@code firebase-messaging.js}; the service
 *     worker imports the classic scripts of the same names with {@code -compat}
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
