package dev.gyeolje.payment;

import dev.gyeolje.platform.money.Money;

/**
 * Money that the provider has refunded, whoever asked for it.
 *
 * @param transactionKey names it at the provider, never empty
 * @param amount more than nothing
 */
public record Cancellation(String transactionKey, Money amount) {}
