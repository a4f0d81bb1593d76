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
 * @param thumbnail path of the same picture, as small as there is
 * @param price of one unit
 * @param needsDelivery whether it is sent to an address
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

  /** Most units of a product in one order. */
  public static final int MAX_QUANTITY = 99;

  private static final int LOW = 5;

  /** The same with so many units more that can be bought. */
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

  /** Nothing left to buy. */
  public boolean soldOut() {
    return available == 0;
  }

  /** Most units that can be bought at once; 0 if it is sold out. */
  public int maxQuantity() {
    return Math.min(available, MAX_QUANTITY);
  }

  /** Few enough left to say so. */
  public boolean low() {
    return !soldOut() && available <= LOW;
  }

  /** Key of the text about what is left; its parameter is {@link #available}. */
  public String stock() {
    if (soldOut()) return "catalog.stock.soldOut";
    return low() ? "catalog.stock.low" : "catalog.stock.available";
  }
}
