/**
 * What is for sale, at what price, and the page that shows it.
 *
 * <p>Out of scope: how many units are left to give away; {@code stock} decides that.
 */
package dev.gyeolje.catalog;
