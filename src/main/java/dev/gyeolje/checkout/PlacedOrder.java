package dev.gyeolje.checkout;

import dev.gyeolje.order.Contact;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The data that the page needs to request the payment.
 *
 * @param id also Toss' orderId
 * @param name also Toss' orderName
 * @param amount the server's amount
 * @param contact of the order, or null
 * @param created false if the order existed already
 */
record PlacedOrder(
    OrderId id, String name, Money amount, @Nullable Contact contact, boolean created) {}
