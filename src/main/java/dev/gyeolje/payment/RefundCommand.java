package dev.gyeolje.payment;

import dev.gyeolje.account.Actor;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.platform.money.Money;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refund that is requested.
 *
 * @param id names the command: the same one twice is one refund
 * @param amount more than nothing
 * @param reason 1 to 200 characters
 * @param requestedBy who wants it
 * @param account where to, for a virtual account, else null
 * @param restock units per product that go back into the stock with it; may be empty
 */
public record RefundCommand(
    UUID id,
    Money amount,
    String reason,
    Actor requestedBy,
    @Nullable BankAccount account,
    Map<ProductId, Integer> restock) {}
