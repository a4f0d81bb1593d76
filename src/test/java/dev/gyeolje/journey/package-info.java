/**
 * Buyers' whole ways through the running shop, in a real browser: what they see, press and are
 * told.
 *
 * <p>Each test brings its own person, browser profile and products. What a browser complains about
 * on its console fails the test, unless the test expects it.
 */
package dev.gyeolje.journey;
