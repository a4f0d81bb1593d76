/**
 * Tracks stock: holds units for an order, removes them when it is paid, releases them when it ends
 * unpaid.
 *
 * <p>Every transaction locks product rows in the order of their ids; quantities of one product are
 * added up first.
 */
package dev.gyeolje.stock;
