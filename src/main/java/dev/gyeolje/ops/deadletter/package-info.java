/**
 * The operators' pages for dead letters. They show what a replay would change (tried in a
 * transaction that is rolled back), replay dead letters, and resolve them without a replay.
 */
package dev.gyeolje.ops.deadletter;
