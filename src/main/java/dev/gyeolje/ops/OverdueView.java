package dev.gyeolje.ops;

import dev.gyeolje.platform.money.Money;
import java.time.Duration;

/**
 * An unpaid order that is open although its deadline has passed.
 *
 * @param orderId id of the order
 * @param name name of the order
 * @param total amount of the order
 * @param state name of its state
 * @param age time since the deadline
 * @param answer result of the last Toss API call about the order; may be empty
 */
public record OverdueView(
    String orderId, String name, Money total, String state, Duration age, String answer) {}
