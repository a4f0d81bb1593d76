package dev.gyeolje.payment;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The data that the provider needs to refund money.
 *
 * @param id of the refund in the shop
 * @param order the refunded order
 * @param paymentKey identifies the payment at the provider
 * @param idempotencyKey the same for every repetition of this refund, unless the provider keeps a
 *     "not now" with it
 * @param amount to refund
 * @param reason for the provider's records, at most 200 characters
 * @param account bank account for the refund of a virtual account payment, otherwise null
 * @param repeated whether the provider may have received the request before, or an operator
 *     withdrew it: the payment is retrieved first
 * @param claimedAt when the refund was claimed: an outcome retrieved for it is not older
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
