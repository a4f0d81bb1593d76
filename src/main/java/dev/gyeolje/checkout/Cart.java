package dev.gyeolje.checkout;

import dev.gyeolje.catalog.ProductId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a customer means to buy: units per product, in the order they were put in. Kept in a cookie
 * of the browser, so that it needs no sign-in and outlives any server of ours; nothing of it is
 * believed when an order is made.
 *
 * @param quantities at most {@link OrderRequest#MAX_LINES} products, each 1 to {@link
 *     OrderRequest#MAX_QUANTITY} times; unmodifiable
 */
record Cart(Map<ProductId, Integer> quantities) {

  static final Cart EMPTY = new Cart(Map.of());

  /** Of the longest that {@link #text} spells: an id, a figure and two marks a line. */
  private static final int LONGEST = OrderRequest.MAX_LINES * 40;

  Cart {
    quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
  }

  /**
   * The cart that {@code text} spells, without what of it cannot be understood; empty if it is
   * longer than any that we spelled.
   */
  static Cart parse(String text) {
    var cart = EMPTY;
    if (text.length() > LONGEST) return cart;
    for (var line : text.split("\\.")) {
      var parts = line.split("_", 2);
      var product = ProductId.parse(parts[0]);
      if (product.isPresent() && parts.length == 2 && parts[1].matches("[1-9][0-9]?"))
        cart = cart.with(product.get(), Integer.parseInt(parts[1]));
    }
    return cart;
  }

  /** Spelled with characters that a cookie may have. */
  String text() {
    return quantities.entrySet().stream()
        .map(line -> line.getKey() + "_" + line.getValue())
        .collect(Collectors.joining("."));
  }

  /** How many units of the product are in it. */
  int of(ProductId product) {
    return quantities.getOrDefault(product, 0);
  }

  /** All units together. */
  int units() {
    return quantities.values().stream().mapToInt(Integer::intValue).sum();
  }

  boolean isEmpty() {
    return quantities.isEmpty();
  }

  /** Whether another product has room. */
  boolean full() {
    return quantities.size() == OrderRequest.MAX_LINES;
  }

  /**
   * The same with so many units of a product: none for 0 and below, no more than one order takes. A
   * product for which there is no room is left out.
   */
  Cart with(ProductId product, int quantity) {
    var next = new LinkedHashMap<>(quantities);
    if (quantity < 1) next.remove(product);
    else if (next.containsKey(product) || !full())
      next.put(product, Math.min(quantity, OrderRequest.MAX_QUANTITY));
    return new Cart(next);
  }
}
