package dev.gyeolje.checkout;

import dev.gyeolje.order.Contact;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the page has to know to ask for the payment.
 *
 * @param id also Toss' orderId
 * @param name also Toss' orderName
 * @param amount the server's figure
 * @param contact whom it is for, or null
 * @param created false if it was there already
 */
record PlacedOrder(
    OrderId id, String name, Money amount, @Nullable Contact contact, boolean created) {}
