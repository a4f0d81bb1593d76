package dev.gyeolje.order;

import dev.gyeolje.account.Actor;

/**
 * An operator decided about an order in review. Fired inside the transaction that stores the
 * decision. An observer that cannot carry it out throws {@link DecisionRejectedException}.
 *
 * @param order locked, in its new state
 * @param actor the operator
 */
public record OrderDecided(Order order, Actor actor) {}
