package dev.gyeolje.payment;

import dev.gyeolje.account.Actor;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.platform.money.Money;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Requests a refund.
 *
 * @param id of the command: a repeated command is one refund
 * @param amount greater than zero
 * @param reason 1 to 200 characters
 * @param requestedBy who requests it
 * @param account bank account for the refund of a virtual account payment, otherwise null
 * @param restock units per product to restock with the refund; may be empty
 */
public record RefundCommand(
    UUID id,
    Money amount,
    String reason,
    Actor requestedBy,
    @Nullable BankAccount account,
    Map<ProductId, Integer> restock) {}
