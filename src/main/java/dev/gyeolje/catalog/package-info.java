/**
 * Products, their prices and the pages that show them.
 *
 * <p>Out of scope: how many units are available; {@code stock} decides that.
 */
package dev.gyeolje.catalog;
