/**
 * The operators' desk: what is going on, what is unresolved, and what could not be dealt with.
 *
 * <p>Reads any feature's tables, changes only through services. Every change is an {@link
 * dev.gyeolje.ops.OpsAction} in the transaction that made it: who, when, why, what came of it; one
 * form acts once on each thing, however often it is sent.
 */
package dev.gyeolje.ops;
