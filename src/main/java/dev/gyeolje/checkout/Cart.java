package dev.gyeolje.checkout;

import dev.gyeolje.catalog.ProductId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A customer's cart: units per product, in the order they were added. The browser stores it in a
 * cookie, so that it needs no sign-in and survives the loss of a server. Placing an order does not
 * trust the cart.
 *
 * @param quantities at most {@link OrderRequest#MAX_LINES} products, each with 1 to {@link
 *     OrderRequest#MAX_QUANTITY} units; unmodifiable
 */
record Cart(Map<ProductId, Integer> quantities) {

  static final Cart EMPTY = new Cart(Map.of());

  /** Maximum length of {@link #text}: an id, a number and two separators per line. */
  private static final int LONGEST = OrderRequest.MAX_LINES * 40;

  Cart {
    quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
  }

  /** Parses a cart, ignoring malformed parts; empty if the text is longer than any valid cart. */
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

  /** The cart as text, in characters that a cookie allows. */
  String text() {
    return quantities.entrySet().stream()
        .map(line -> line.getKey() + "_" + line.getValue())
        .collect(Collectors.joining("."));
  }

  /** Units of the product in the cart. */
  int of(ProductId product) {
    return quantities.getOrDefault(product, 0);
  }

  /** Total units in the cart. */
  int units() {
    return quantities.values().stream().mapToInt(Integer::intValue).sum();
  }

  boolean isEmpty() {
    return quantities.isEmpty();
  }

  /** Whether the cart has no room for another product. */
  boolean full() {
    return quantities.size() == OrderRequest.MAX_LINES;
  }

  /**
   * Returns a copy with {@code quantity} units of a product, limited to the maximum of one order. A
   * quantity of 0 or less removes the product. A new product is ignored if the cart is full.
   */
  Cart with(ProductId product, int quantity) {
    var next = new LinkedHashMap<>(quantities);
    if (quantity < 1) next.remove(product);
    else if (next.containsKey(product) || !full())
      next.put(product, Math.min(quantity, OrderRequest.MAX_QUANTITY));
    return new Cart(next);
  }
}
