/**
 * Tests that run inside the server. Arquillian deploys the built WAR, with the test added, to a
 * server that was configured by {@code server-config}.
 *
 * <p>The tests call services as the shop's own code does, with the real database and real
 * transactions. The shop's jobs run meanwhile, and simulators replace the external services. Tests
 * that need only HTTP run outside the server, with {@link dev.gyeolje.support.SharedShop}.
 */
package dev.gyeolje.container;
