package dev.gyeolje.ops;

import dev.gyeolje.platform.money.Money;
import java.time.ZonedDateTime;

/**
 * An order in a list.
 *
 * @param id of the order
 * @param name what was bought
 * @param state name of its {@code OrderStatus}
 * @param total what it costs
 * @param orderedAt in the shop's time zone
 * @param email of who ordered; may be empty
 */
public record OrderRowView(
    String id, String name, String state, Money total, ZonedDateTime orderedAt, String email) {}
