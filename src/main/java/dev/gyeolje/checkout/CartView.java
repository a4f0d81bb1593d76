package dev.gyeolje.checkout;

import dev.gyeolje.catalog.ProductView;
import dev.gyeolje.platform.money.Money;
import java.util.List;

/**
 * A cart as its page shows it.
 *
 * @param lines in the order they were put in
 * @param total of all lines
 */
public record CartView(List<Line> lines, Money total) {

  /**
   * One product of it.
   *
   * @param product as it can be bought now
   * @param quantity wanted, at least 1
   */
  public record Line(ProductView product, int quantity) {

    /** Price times quantity. */
    public Money amount() {
      return product.price().times(quantity);
    }

    /** The most that can be chosen. */
    public int most() {
      return product.maxQuantity();
    }

    /** Whether so many can be bought. */
    public boolean available() {
      return quantity <= product.available();
    }
  }

  CartView(List<Line> lines) {
    this(lines, lines.stream().map(Line::amount).reduce(Money.ZERO, Money::plus));
  }

  /** Whether any of it is sent to an address. */
  public boolean needsDelivery() {
    return lines.stream().anyMatch(line -> line.product().needsDelivery());
  }

  /** Whether there is something in it and all of it can be bought. */
  public boolean payable() {
    return !lines.isEmpty() && lines.stream().allMatch(Line::available);
  }
}
