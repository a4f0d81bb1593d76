package dev.gyeolje.order;

import dev.gyeolje.platform.money.Money;

/**
 * Money for an order was given back; told inside the transaction that wrote it down.
 *
 * @param order whose money
 * @param amount given back just now
 */
public record MoneyGivenBack(Order order, Money amount) {}
