/**
 * What was bought, the states an order can be in, and "my orders".
 *
 * <p>One order is one attempt to buy; its id is Toss' {@code orderId}. Every move goes through
 * {@link dev.gyeolje.order.OrderService#move}, which checks it against {@link
 * dev.gyeolje.order.OrderStatus} and writes its audit row.
 *
 * <p>Out of scope: collecting the money ({@code payment}) and the units ({@code stock}).
 */
package dev.gyeolje.order;
