package dev.gyeolje.messaging;

/**
 * A message that only this node publishes at present.
 *
 * @param attempts how often it was claimed, including this time
 */
record ClaimedMessage(OutgoingMessage message, int attempts) {}
