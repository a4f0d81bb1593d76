/**
 * How news leaves this process and comes back into it.
 *
 * <p>What is told to others is written to the outbox in the transaction that made it true, and
 * published afterwards, at least once. What comes in takes effect once per consumer and event,
 * however often it is delivered. What cannot be processed is kept as a dead letter.
 */
package dev.gyeolje.messaging;
