/**
 * The operators' desk: orders, unresolved payments, messages, stock and products.
 *
 * <p>It reads the tables of all features, but changes them only through services. Every change
 * stores an {@link dev.gyeolje.ops.OpsAction} in the same transaction: operator, time, reason and
 * outcome. A form acts at most once on each object, however often it is submitted.
 */
package dev.gyeolje.ops;
