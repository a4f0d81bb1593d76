package dev.gyeolje.ops;

import dev.gyeolje.platform.money.Money;
import java.time.Duration;

/**
 * An order that is open although it should have expired.
 *
 * @param orderId of the order
 * @param name short description of the purchase
 * @param total total price
 * @param state name of its state
 * @param age time since its expiry
 * @param answer Toss' last answer about it; may be empty
 */
public record OverdueView(
    String orderId, String name, Money total, String state, Duration age, String answer) {}
