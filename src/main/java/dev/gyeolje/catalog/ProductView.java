package dev.gyeolje.catalog;

import dev.gyeolje.platform.money.Money;

/**
 * A product as a page shows it, in the customer's language.
 *
 * @param id the product's id as text
 * @param name never empty
 * @param description may be empty
 * @param category key of the category, e.g. {@code shoes}
 * @param picture path of the picture on this origin
 * @param thumbnail path of the smallest version of the picture
 * @param price of one unit
 * @param needsDelivery whether it is shipped to an address
 * @param available units that can still be bought: on hand minus held; never negative
 */
public record ProductView(
    String id,
    String name,
    String description,
    String category,
    String picture,
    String thumbnail,
    Money price,
    boolean needsDelivery,
    int available) {

  /** Maximum units of a product in one order. */
  public static final int MAX_QUANTITY = 99;

  private static final int LOW = 5;

  /** Returns a copy with {@code units} more available. */
  public ProductView withMore(int units) {
    return new ProductView(
        id,
        name,
        description,
        category,
        picture,
        thumbnail,
        price,
        needsDelivery,
        available + units);
  }

  /** Whether no units are available. */
  public boolean soldOut() {
    return available == 0;
  }

  /** Maximum units in one purchase; 0 if the product is sold out. */
  public int maxQuantity() {
    return Math.min(available, MAX_QUANTITY);
  }

  /** Whether only a few units are available. */
  public boolean low() {
    return !soldOut() && available <= LOW;
  }

  /** Key of the text about the available units; its parameter is {@link #available}. */
  public String stock() {
    if (soldOut()) return "catalog.stock.soldOut";
    return low() ? "catalog.stock.low" : "catalog.stock.available";
  }
}
