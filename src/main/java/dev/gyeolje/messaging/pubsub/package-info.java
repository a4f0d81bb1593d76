/**
 * Google Pub/Sub: topics and subscriptions, the publisher, and the push endpoints.
 *
 * <p>The client is Google's own. It connects to the real service or, if {@code
 * PUBSUB_EMULATOR_HOST} is set, to an emulator. A push that took effect, now or earlier, is
 * answered 204; never 202, which emulators treat as a rejection.
 */
package dev.gyeolje.messaging.pubsub;
