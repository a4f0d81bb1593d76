/**
 * The whole shop on one machine: a real PostgreSQL, the real server with the shipped WAR and the
 * shipped {@code server-config}, and the simulators of the foreign systems, started together and
 * ended together.
 *
 * <p>{@link dev.gyeolje.local.LocalRun} is the command a person types; {@link
 * dev.gyeolje.local.LocalShop} is the same composition for tests. Everything listens on the
 * loopback address only. What differs from an operator's server is the ports, the binding and a few
 * start-up flags of the JVM; no setting of {@code server-config} is replaced.
 */
package dev.gyeolje.local;
