/**
 * Orders, their states, and the pages of "my orders".
 *
 * <p>One order is one attempt to buy; its id is Toss' {@code orderId}. Every move goes through
 * {@link dev.gyeolje.order.OrderService#move}, which checks it against {@link
 * dev.gyeolje.order.OrderStatus} and writes its audit row.
 *
 * <p>Out of scope: capturing the amount ({@code payment}) and holding the units ({@code stock}).
 */
package dev.gyeolje.order;
