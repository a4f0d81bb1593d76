package dev.gyeolje.ops;

import dev.gyeolje.platform.money.Money;
import java.time.ZonedDateTime;

/**
 * An order in a list.
 *
 * @param id id of the order
 * @param name name of the order
 * @param state name of its {@code OrderStatus}
 * @param total amount of the order
 * @param orderedAt time of the order, in the shop's time zone
 * @param email the customer's e-mail address; may be empty
 */
public record OrderRowView(
    String id, String name, String state, Money total, ZonedDateTime orderedAt, String email) {}
