/**
 * Runs the whole shop on one machine: a real PostgreSQL, the real server with the shipped WAR and
 * the shipped {@code server-config}, and the simulators of the external systems. All parts start
 * and end together.
 *
 * <p>{@link dev.gyeolje.local.LocalRun} is the command for developers; {@link
 * dev.gyeolje.local.LocalShop} starts the same parts for tests. All parts listen on the loopback
 * address only. The differences from a production server are the ports, the binding and a few
 * start-up flags of the JVM; no setting of {@code server-config} is replaced.
 */
package dev.gyeolje.local;
