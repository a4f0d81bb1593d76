package dev.gyeolje.ops;

import dev.gyeolje.platform.money.Money;
import java.time.Duration;

/**
 * An order that is open although its time to pay is over.
 *
 * @param orderId of the order
 * @param name what was bought
 * @param total what it costs
 * @param state name of its state
 * @param age since its time was over
 * @param answer how Toss answered the last call about it; may be empty
 */
public record OverdueView(
    String orderId, String name, Money total, String state, Duration age, String answer) {}
