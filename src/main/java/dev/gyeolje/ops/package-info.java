/**
 * The operators' pages: orders, stock, unresolved payments, messages and the audit trail.
 *
 * <p>Reads the tables of all features, and changes them only through services. Each change is
 * recorded as an {@link dev.gyeolje.ops.OpsAction}, in the same transaction, with operator, time,
 * reason and outcome. A form acts once on each subject, however often it is submitted.
 */
package dev.gyeolje.ops;
