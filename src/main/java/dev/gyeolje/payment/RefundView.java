package dev.gyeolje.payment;

import dev.gyeolje.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A refund as operators see it.
 *
 * @param id of the refund
 * @param amount to refund
 * @param reason from the request
 * @param status name of its {@code Refund.Status}
 * @param lastResult the last result at Toss; may be empty
 * @param message the same in the provider's words; may be empty, and must not be shown to customers
 * @param withdrawing whether it is to be withdrawn as soon as that is safe
 * @param requestedAt when
 * @param attempts number of calls and checks at the provider
 */
public record RefundView(
    UUID id,
    Money amount,
    String reason,
    String status,
    String lastResult,
    String message,
    boolean withdrawing,
    Instant requestedAt,
    int attempts) {}
