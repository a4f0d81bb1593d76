/**
 * Google Pub/Sub: topics and subscriptions, the publisher, and the endpoints it pushes to.
 *
 * <p>The client is Google's own, against the real service or, where {@code PUBSUB_EMULATOR_HOST} is
 * set, an emulator. A push is answered 204 when it took effect, now or before; never 202, which
 * emulators read as a rejection.
 */
package dev.gyeolje.messaging.pubsub;
