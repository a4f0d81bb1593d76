/**
 * Writes the shop's part of the server's log: one event per line, with its details as fields.
 *
 * <p>Events go to {@code java.util.logging}, which every server supports. Fields are passed in two
 * ways, because each server's JSON formatter supports one of them: as a map among the record's
 * parameters, and in SLF4J's MDC. Logs never contain keys, tokens, payment keys, names or addresses
 * of any kind. An order's id leads to all of them, for those with access.
 */
package dev.gyeolje.platform.log;
