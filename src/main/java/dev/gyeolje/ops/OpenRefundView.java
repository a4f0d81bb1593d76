package dev.gyeolje.ops;

import dev.gyeolje.platform.money.Money;
import java.time.Duration;
import java.time.ZonedDateTime;

/**
 * A refund whose outcome is unknown.
 *
 * @param orderId of its order
 * @param amount to refund
 * @param reason the operator's reason
 * @param answer code of the provider's last answer; may be empty
 * @param message message of the provider's last answer; may be empty
 * @param age time since the request
 * @param attempts number of requests to the provider
 * @param nextAttemptAt time of the next request, in the shop's time zone
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
