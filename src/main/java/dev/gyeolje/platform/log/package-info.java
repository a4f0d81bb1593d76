/**
 * What the shop writes to the server's log: one event a line, with what it is about as fields.
 *
 * <p>Events go to {@code java.util.logging}, which every server reads. Fields travel with them in
 * two ways, since each server's JSON formatter knows one: as a map among the record's parameters,
 * and in SLF4J's MDC. Never in a log: keys, tokens, payment keys, names, addresses of any kind. An
 * order's id is the way to all of them, for whoever may see them.
 */
package dev.gyeolje.platform.log;
