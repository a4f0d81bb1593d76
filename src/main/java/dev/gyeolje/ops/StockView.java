package dev.gyeolje.ops;

import java.time.ZonedDateTime;

/**
 * The stock of a product.
 *
 * @param product id of the product
 * @param korean Korean name
 * @param english English name
 * @param onHand units on hand, including held ones
 * @param held units held by orders
 */
public record StockView(String product, String korean, String english, long onHand, long held) {

  /** Returns the units that customers can buy. */
  public long available() {
    return onHand - held;
  }

  /**
   * A change of the units on hand.
   *
   * @param id ascending with time
   * @param at time in the shop's time zone
   * @param kind names the text {@code ops.stock.kind.<kind>}
   * @param quantity units added (positive) or removed (negative)
   * @param orderId the order that caused the movement; may be empty
   * @param actor who caused the movement
   * @param reason may be empty
   */
  public record Movement(
      long id,
      ZonedDateTime at,
      String kind,
      long quantity,
      String orderId,
      String actor,
      String reason) {}
}
