package dev.gyeolje.checkout;

import dev.gyeolje.order.OrderView;
import dev.gyeolje.platform.web.Cookies;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cart of the current request's browser. */
@RequestScoped
class CurrentCart {

  /** Cookie that stores the cart. */
  static final String COOKIE = "cart";

  @Inject Cookies cookies;

  private @Nullable Cart replaced;

  /** Makes {@code cart} the current one: the response of this request sets it as the cookie. */
  void replace(Cart cart) {
    replaced = cart;
  }

  Cart cart() {
    if (replaced != null) return replaced;
    return cookies
        .read(COOKIE, text -> Optional.of(Cart.parse(text)).filter(cart -> !cart.isEmpty()))
        .orElse(Cart.EMPTY);
  }

  /** Number of units that the menu of every page reads as {@code cartUnits}. */
  @Produces
  @Dependent
  @Named("cartUnits")
  Integer units() {
    return cart().units();
  }

  /** Whether the order has exactly the products and quantities of this cart. */
  boolean became(OrderView order) {
    var ordered =
        order.lines().stream()
            .collect(Collectors.toMap(OrderView.Line::product, OrderView.Line::quantity));
    var wanted =
        cart().quantities().entrySet().stream()
            .collect(Collectors.toMap(line -> line.getKey().toString(), line -> line.getValue()));
    return wanted.equals(ordered);
  }
}
