package dev.gyeolje.ops;

import dev.gyeolje.platform.money.Money;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A payment attempt, as operators see it.
 *
 * @param id id of the attempt
 * @param orderId id of its order
 * @param paymentKey Toss' key of the payment
 * @param capturedKey Toss' key of the payment that captured the money, if it differs; otherwise
 *     empty
 * @param amount requested amount
 * @param status CONFIRMING, WAITING_FOR_DEPOSIT, APPROVED, DECLINED, EXPIRED or MISMATCHED
 * @param lastResult the last result at Toss; may be empty
 * @param contradiction how an answer of Toss contradicts the attempt; may be empty
 * @param traceId Toss' trace id of the last call about the order other than a cancel; may be empty
 * @param attemptedAt time of the attempt, in the shop's time zone
 * @param age time since the attempt
 * @param checkCount number of checks at Toss
 * @param nextCheckAt time of the next check at Toss; null if none is due
 * @param escrow whether Toss holds the money until the goods arrive: true, false or empty
 * @param partial whether Toss accepts partial refunds: true, false or empty
 * @param refundableUntil last moment for a refund, or null if no limit is known
 * @param transfer name of the {@code RefundTransfer} of a refund to a bank account; may be empty
 * @param transferSince start of that transfer, or null
 */
public record AttemptView(
    String id,
    String orderId,
    String paymentKey,
    String capturedKey,
    Money amount,
    String status,
    String lastResult,
    String contradiction,
    String traceId,
    ZonedDateTime attemptedAt,
    Duration age,
    long checkCount,
    @Nullable ZonedDateTime nextCheckAt,
    String escrow,
    String partial,
    @Nullable ZonedDateTime refundableUntil,
    String transfer,
    @Nullable ZonedDateTime transferSince) {}
