package dev.gyeolje.order;

import org.jspecify.annotations.Nullable;

/**
 * The contact of an order, for its owner and for operators.
 *
 * @param contact null if there is none
 * @param needsDelivery whether anything of the order is delivered
 * @param editable whether the owner can still change it
 */
public record OrderContactView(
    @Nullable Contact contact, boolean needsDelivery, boolean editable) {}
