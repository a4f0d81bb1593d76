package dev.gyeolje.stock;

/**
 * The units of a product.
 *
 * @param onHand units in stock, including held ones
 * @param held units that are held for orders
 */
record StockLevel(int onHand, int held) {

  /** Units that can be bought. */
  int available() {
    return onHand - held;
  }
}
