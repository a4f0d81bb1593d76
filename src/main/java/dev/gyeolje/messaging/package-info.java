/**
 * Publishes messages to the broker and processes messages from it.
 *
 * <p>The shop writes an outgoing message to the outbox in the transaction that caused it, and
 * publishes it afterwards, at least once. An incoming message takes effect once per consumer and
 * event, however often the broker delivers it. The shop stores a message that cannot be processed
 * as a dead letter.
 */
package dev.gyeolje.messaging;
