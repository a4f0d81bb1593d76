package dev.gyeolje.payment;

import dev.gyeolje.platform.money.Money;
import java.time.Instant;

/**
 * A refund as operators see it.
 *
 * @param amount to give back
 * @param reason as it was asked for
 * @param status REQUESTED, DONE or REFUSED
 * @param requestedBy who asked for it
 * @param answer what the provider said last; may be empty
 * @param requestedAt when
 * @param attempts how often the provider was asked
 */
public record RefundView(
    Money amount,
    String reason,
    String status,
    String requestedBy,
    String answer,
    Instant requestedAt,
    int attempts) {}
