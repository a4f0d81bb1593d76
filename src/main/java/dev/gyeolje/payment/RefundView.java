package dev.gyeolje.payment;

import dev.gyeolje.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A refund as operators see it.
 *
 * @param id of the refund
 * @param amount to refund
 * @param reason as it was asked for
 * @param status name of its {@code Refund.Status}
 * @param lastResult the last result at Toss; may be empty
 * @param message the same in the provider's words; may be empty, and no customer may see it
 * @param withdrawing whether it is to be withdrawn as soon as that is safe
 * @param requestedAt when
 * @param attempts how often the provider was asked
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
