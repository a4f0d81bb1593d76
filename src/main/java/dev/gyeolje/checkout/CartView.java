package dev.gyeolje.checkout;

import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.catalog.ProductView;
import dev.gyeolje.platform.money.Money;
import java.util.List;

/**
 * A cart as its page shows it.
 *
 * @param lines in the order they were added
 * @param total of all lines
 */
public record CartView(List<Line> lines, Money total) {

  /**
   * One product of the cart.
   *
   * @param product with its current availability
   * @param quantity wanted, at least 1
   */
  public record Line(ProductView product, int quantity) {

    /** Price times quantity. */
    public Money amount() {
      return product.price().times(quantity);
    }

    /** Maximum units that can be chosen. */
    public int most() {
      return product.maxQuantity();
    }

    /** Whether enough units are available. */
    public boolean available() {
      return quantity <= product.available();
    }
  }

  CartView(List<Line> lines) {
    this(lines, lines.stream().map(Line::amount).reduce(Money.ZERO, Money::plus));
  }

  /** The cart with these lines. */
  Cart cart() {
    var cart = Cart.EMPTY;
    for (var line : lines)
      cart = cart.with(ProductId.parse(line.product().id()).orElseThrow(), line.quantity());
    return cart;
  }

  /** Whether every product of {@code cart} is still for sale. */
  boolean covers(Cart cart) {
    return lines.size() == cart.quantities().size();
  }

  /** Whether any product is shipped to an address. */
  public boolean needsDelivery() {
    return lines.stream().anyMatch(line -> line.product().needsDelivery());
  }

  /** Whether the cart is not empty and every line can be bought. */
  public boolean payable() {
    return !lines.isEmpty() && lines.stream().allMatch(Line::available);
  }
}
