package dev.gyeolje.ops;

import dev.gyeolje.platform.money.Money;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A payment attempt, for operators.
 *
 * @param id of the attempt
 * @param orderId of its order
 * @param paymentKey Toss' payment key
 * @param capturedKey payment key of the capture, if it is another one; else empty
 * @param amount asked for
 * @param status CONFIRMING, WAITING_FOR_DEPOSIT, APPROVED, DECLINED, EXPIRED or MISMATCHED
 * @param lastResult the last result at Toss; may be empty
 * @param contradiction the part of Toss' answer that contradicts the request; may be empty
 * @param traceId Toss' number of that answer; may be empty
 * @param attemptedAt in the shop's time zone
 * @param age since then
 * @param checkCount number of checks at Toss
 * @param nextCheckAt time of the next check at Toss; null if none is due
 * @param escrow whether Toss holds the money until the goods arrive: true, false or empty
 * @param partial whether part of it can be refunded: true, false or empty
 * @param refundableUntil the last moment for a refund, or null if no limit is known
 * @param transfer name of the {@code RefundTransfer} of a refund to a bank account; may be empty
 * @param transferSince start of the transfer, or null
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
