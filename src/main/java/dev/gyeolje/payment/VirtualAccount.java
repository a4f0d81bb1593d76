package dev.gyeolje.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The account to which a customer transfers the money.
 *
 * @param account issued for this payment
 * @param dueAt deadline of the deposit, or null if the provider reports none
 */
public record VirtualAccount(BankAccount account, @Nullable Instant dueAt) {}
