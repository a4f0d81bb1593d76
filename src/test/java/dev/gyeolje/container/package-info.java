/**
 * Tests that run inside the server: the WAR that the build made, with the test in it, deployed by
 * Arquillian to a server that was configured by {@code server-config}.
 *
 * <p>They call services as the shop's own code does, against the real database and the real
 * transactions. The shop's jobs run meanwhile, and the simulators answer outside. What only needs
 * addresses is tested from outside, with {@link dev.gyeolje.support.SharedShop}.
 */
package dev.gyeolje.container;
