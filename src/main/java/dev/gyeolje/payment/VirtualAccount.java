package dev.gyeolje.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer transfers the money to.
 *
 * @param account issued for this payment
 * @param dueAt until when, or null if the provider did not say
 */
public record VirtualAccount(BankAccount account, @Nullable Instant dueAt) {}
