package dev.gyeolje.ops;

import dev.gyeolje.platform.money.Money;
import java.time.Duration;

/**
 * An order in review.
 *
 * @param orderId of the order
 * @param name short description of the purchase
 * @param total total price
 * @param why reason for the review
 * @param age time in review
 * @param payment state of its payment; may be empty
 */
public record ReviewView(
    String orderId, String name, Money total, String why, Duration age, String payment) {}
