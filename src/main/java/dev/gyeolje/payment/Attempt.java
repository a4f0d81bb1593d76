package dev.gyeolje.payment;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * What the provider has to know to collect the money of one attempt.
 *
 * @param id names the attempt here
 * @param order what it is for
 * @param paymentKey names the attempt at the provider
 * @param idempotencyKey the same for every repetition of this attempt
 * @param amount as stored with the order
 * @param askedAt when it began
 */
public record Attempt(
    UUID id,
    OrderId order,
    String paymentKey,
    String idempotencyKey,
    Money amount,
    Instant askedAt) {}
