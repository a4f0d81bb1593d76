/**
 * How many units are left: hold them for an order, take them when it is paid, release them when it
 * is not.
 *
 * <p>Rows of products are locked in one order, by id, whoever locks them; lines of one product are
 * added up first.
 */
package dev.gyeolje.stock;
