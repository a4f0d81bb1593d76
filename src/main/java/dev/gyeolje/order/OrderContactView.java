package dev.gyeolje.order;

import org.jspecify.annotations.Nullable;

/**
 * Whom an order is for, for its owner and for operators.
 *
 * @param contact null if none was given
 * @param needsDelivery whether anything of the order is delivered
 * @param editable whether the owner may change it still
 */
public record OrderContactView(
    @Nullable Contact contact, boolean needsDelivery, boolean editable) {}
