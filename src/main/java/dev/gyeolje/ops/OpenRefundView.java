package dev.gyeolje.ops;

import dev.gyeolje.platform.money.Money;
import java.time.Duration;
import java.time.ZonedDateTime;

/**
 * A refund without a definite answer of Toss.
 *
 * @param orderId id of its order
 * @param amount to refund
 * @param reason reason of the request
 * @param answer the provider's last answer; may be empty
 * @param message the provider's message with it; may be empty
 * @param age time since the request
 * @param attempts number of calls to the provider
 * @param nextAttemptAt time of the next call, in the shop's time zone
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
