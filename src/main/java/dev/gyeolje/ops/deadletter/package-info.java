/**
 * The operators' pages for dead letters: the effects of a replay, determined in a transaction that
 * is rolled back; the replay itself; and resolving without a replay.
 */
package dev.gyeolje.ops.deadletter;
