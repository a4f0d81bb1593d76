/**
 * Statements about the stored data that are always true, such as "a paid order has an approved
 * payment of its amount". Each node checks them for recent orders every minute and for all orders
 * every hour; violations are metrics, and {@code ops} shows them.
 *
 * <p>Reads the tables of every feature and changes none. Out of scope: repairing a violation.
 */
package dev.gyeolje.invariant;
