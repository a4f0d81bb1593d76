package dev.gyeolje.payment;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the provider has to know to refund money.
 *
 * @param id names the refund here
 * @param order what was bought
 * @param paymentKey names the payment at the provider
 * @param idempotencyKey the same for every repetition of this refund, unless the provider keeps a
 *     "not now" with it
 * @param amount to refund
 * @param reason for the provider's records, at most 200 characters
 * @param account where to, for a virtual account, else null
 * @param repeated whether the provider may have been asked before, or is not to be asked again: it
 *     is retrieved first
 * @param claimedAt when it was taken up: what is retrieved for it is not older
 */
public record RefundRequest(
    UUID id,
    OrderId order,
    String paymentKey,
    String idempotencyKey,
    Money amount,
    String reason,
    @Nullable BankAccount account,
    boolean repeated,
    Instant claimedAt) {}
