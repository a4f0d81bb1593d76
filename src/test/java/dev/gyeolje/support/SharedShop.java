package dev.gyeolje.support;

import dev.gyeolje.local.LocalShop;

/**
 * The one running shop that all tests of this JVM visit: real server, real database, simulators
 * outside. It starts with the first visit and ends with the JVM.
 *
 * <p>Tests share it, so each brings products and people of its own and arms faults for its own
 * orders only.
 */
public final class SharedShop {

  private static LocalShop shop;

  private SharedShop() {}

  /**
   * The running shop.
   *
   * @throws IllegalStateException if it does not start; the message says why
   */
  public static synchronized LocalShop get() {
    if (shop == null)
      try {
        shop = LocalShop.temporary();
      } catch (Exception e) {
        throw new IllegalStateException("the shop does not start: " + e.getMessage(), e);
      }
    return shop;
  }
}
