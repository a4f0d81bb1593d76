package dev.gyeolje.stock;

/**
 * How many units of a product there are.
 *
 * @param onHand all of them
 * @param held the part that is kept for orders
 */
record StockLevel(int onHand, int held) {

  /** What can be bought. */
  int available() {
    return onHand - held;
  }
}
