package dev.gyeolje.ops;

import dev.gyeolje.platform.money.Money;
import java.time.Duration;
import java.time.ZonedDateTime;

/**
 * A refund that Toss has not answered.
 *
 * @param orderId of its order
 * @param amount to refund
 * @param reason as it was asked for
 * @param answer what the provider said last; may be empty
 * @param message the same in the provider's words; may be empty
 * @param age since it was asked for
 * @param attempts how often the provider was asked
 * @param nextAttemptAt when it is asked next, in the shop's time zone
 */
public record OpenRefundView(
    String orderId,
    Money amount,
    String reason,
    String answer,
    String message,
    Duration age,
    long attempts,
    ZonedDateTime nextAttemptAt) {}
