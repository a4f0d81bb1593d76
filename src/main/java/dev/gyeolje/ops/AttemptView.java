package dev.gyeolje.ops;

import dev.gyeolje.platform.money.Money;
import java.time.Duration;
import java.time.ZonedDateTime;

/**
 * An attempt to collect money, as operators see it.
 *
 * @param id of the attempt
 * @param orderId of its order
 * @param paymentKey Toss' name of it
 * @param capturedKey Toss' name of the payment that holds the money, where it is another; else
 *     empty
 * @param amount asked for
 * @param status ASKED, WAITING_FOR_DEPOSIT, APPROVED, REFUSED, EXPIRED or MISMATCHED
 * @param answer what the provider said last; may be empty
 * @param contradiction what of its answers cannot be; may be empty
 * @param traceId Toss' number of that answer; may be empty
 * @param askedAt in the shop's time zone
 * @param age since then
 * @param lookUps how often it was looked up
 * @param nextLookUpAt when it is looked up next, or null if it is settled
 */
public record AttemptView(
    String id,
    String orderId,
    String paymentKey,
    String capturedKey,
    Money amount,
    String status,
    String answer,
    String contradiction,
    String traceId,
    ZonedDateTime askedAt,
    Duration age,
    long lookUps,
    ZonedDateTime nextLookUpAt) {}
