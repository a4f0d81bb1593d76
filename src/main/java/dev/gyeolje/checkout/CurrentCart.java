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

/** The cart of the present request's browser. */
@RequestScoped
class CurrentCart {

  /** The cookie that keeps it. */
  static final String COOKIE = "cart";

  @Inject Cookies cookies;

  Cart cart() {
    return cookies
        .read(COOKIE, text -> Optional.of(Cart.parse(text)).filter(cart -> !cart.isEmpty()))
        .orElse(Cart.EMPTY);
  }

  /** What the menu of every page sees as {@code cartUnits}. */
  @Produces
  @Dependent
  @Named("cartUnits")
  Integer units() {
    return cart().units();
  }

  /** Whether the order was made of this very cart. */
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
