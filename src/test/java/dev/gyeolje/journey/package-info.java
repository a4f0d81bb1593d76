/**
 * Tests whole purchases in the running shop with a real browser, as a customer sees and uses it.
 *
 * <p>Each test has its own user, browser profile and products. An error on the browser's console
 * fails the test, unless the test expects it.
 */
package dev.gyeolje.journey;
