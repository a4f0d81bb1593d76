package dev.gyeolje.ops;

import dev.gyeolje.platform.money.Money;
import java.time.Duration;

/**
 * An order in review.
 *
 * @param orderId of the order
 * @param name what was bought
 * @param total what it costs
 * @param why it came into review
 * @param age since then
 * @param payment state of its payment; may be empty
 */
public record ReviewView(
    String orderId, String name, Money total, String why, Duration age, String payment) {}
