/**
 * The operators' pages for dead letters: what a replay would change, tried in a transaction that is
 * rolled back, the replay itself, and resolving without one.
 */
package dev.gyeolje.ops.deadletter;
