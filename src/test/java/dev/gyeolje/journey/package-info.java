/**
 * A real browser for tests of whole purchases, as a customer sees and uses the shop. The tests are
 * in the packages of their features.
 *
 * <p>Each test has its own user, browser profile and products. An error on the browser's console
 * fails the test, unless the test expects it.
 */
package dev.gyeolje.journey;
