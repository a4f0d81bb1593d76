package dev.gyeolje.ops;

import dev.gyeolje.platform.money.Money;
import java.time.Duration;

/**
 * An order in review.
 *
 * @param orderId id of the order
 * @param name name of the order
 * @param total amount of the order
 * @param why why the order is in review
 * @param age time since the last event of the order
 * @param payment status of its payment; may be empty
 */
public record ReviewView(
    String orderId, String name, Money total, String why, Duration age, String payment) {}
