package dev.gyeolje.ops;

import java.time.ZonedDateTime;

/**
 * The stock of a product.
 *
 * @param product id
 * @param korean its name
 * @param english its name
 * @param onHand units on hand, held ones among them
 * @param held units that orders keep
 */
public record StockView(String product, String korean, String english, long onHand, long held) {

  /** Units that can be bought. */
  public long available() {
    return onHand - held;
  }

  /**
   * A change of the units on hand.
   *
   * @param id grows with time
   * @param at in the shop's time zone
   * @param kind names the text {@code ops.stock.kind.<kind>}
   * @param quantity units that came (positive) or went
   * @param orderId the order they came or went with; may be empty
   * @param actor who
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
