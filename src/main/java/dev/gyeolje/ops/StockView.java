package dev.gyeolje.ops;

import java.time.ZonedDateTime;

/**
 * The stock of a product.
 *
 * @param product id
 * @param korean Korean name
 * @param english English name
 * @param onHand units on hand, including held ones
 * @param held units that are held for orders
 */
public record StockView(String product, String korean, String english, long onHand, long held) {

  /** Units that can be bought. */
  public long available() {
    return onHand - held;
  }

  /**
   * A change of the units on hand.
   *
   * @param id increases with time
   * @param at in the shop's time zone
   * @param kind names the text {@code ops.stock.kind.<kind>}
   * @param quantity change of the units on hand; negative for units that left
   * @param orderId the order; may be empty
   * @param actor the actor
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
