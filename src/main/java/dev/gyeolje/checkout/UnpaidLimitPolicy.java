package dev.gyeolje.checkout;

import dev.gyeolje.catalog.ProductId;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether a customer may have so many units kept without paying: not more than so many units of all
 * products together, and of each product not more than a share of what is on hand.
 *
 * @param units of all products
 * @param share percent of a product's units on hand
 */
record UnpaidLimitPolicy(int units, int share) {

  /** A product of which few are left can be bought by one customer all the same. */
  static final int ALWAYS = 10;

  /**
   * @param kept units per product in the customer's other unpaid orders
   * @param wanted units per product of the order to be made
   * @param onHand units on hand of the wanted products
   */
  boolean allows(
      Map<ProductId, Integer> kept,
      Map<ProductId, Integer> wanted,
      Map<ProductId, Integer> onHand) {
    var all = new HashMap<>(kept);
    wanted.forEach((product, quantity) -> all.merge(product, quantity, Integer::sum));
    return all.values().stream().mapToLong(Integer::longValue).sum() <= units
        && wanted.keySet().stream()
            .allMatch(
                product -> all.getOrDefault(product, 0) <= most(onHand.getOrDefault(product, 0)));
  }

  private long most(int onHand) {
    return Math.max(ALWAYS, (long) onHand * share / 100);
  }
}
