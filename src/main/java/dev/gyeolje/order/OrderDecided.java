package dev.gyeolje.order;

import dev.gyeolje.account.Actor;

/**
 * An operator said what becomes of an order in review; told inside the transaction that wrote it
 * down. Who cannot follow throws {@link DecisionRejectedException}.
 *
 * @param order locked, in its new state
 * @param actor who decided
 */
public record OrderDecided(Order order, Actor actor) {}
