package dev.gyeolje.checkout;

import dev.gyeolje.catalog.ProductId;
import java.util.HashMap;
import java.util.Map;

/**
 * Limits the units that a customer may hold without payment: a total over all products, and a share
 * of each product's units on hand.
 *
 * @param units total over all products
 * @param share percent of a product's units on hand
 */
record UnpaidLimitPolicy(int units, int share) {

  /** Units of a product that every customer may hold, so that one customer can buy the last few. */
  static final int ALWAYS = 10;

  /**
   * @param kept units per product in the customer's other unpaid orders
   * @param wanted units per product of the new order
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
