package dev.gyeolje.payment;

import dev.gyeolje.platform.money.Money;

/**
 * Money that the provider has refunded, no matter who requested it.
 *
 * @param transactionKey identifies the refund at the provider; never empty
 * @param amount greater than zero
 */
public record Cancellation(String transactionKey, Money amount) {}
