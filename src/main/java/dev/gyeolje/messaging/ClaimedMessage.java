package dev.gyeolje.messaging;

/**
 * A message that this node publishes, and no other meanwhile.
 *
 * @param attempts how often it was claimed, this time included
 */
record ClaimedMessage(OutgoingMessage message, int attempts) {}
