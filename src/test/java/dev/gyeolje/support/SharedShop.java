package dev.gyeolje.support;

import dev.gyeolje.local.LocalShop;

/**
 * The one running shop that all tests of this JVM use: real server, real database, simulated
 * external services. It starts on first use and stops with the JVM.
 *
 * <p>Tests share it, so each test creates its own products and users and arms faults for its own
 * orders only.
 */
public final class SharedShop {

  private static LocalShop shop;

  private SharedShop() {}

  /**
   * Returns the running shop.
   *
   * @throws IllegalStateException if the shop does not start; the message gives the reason
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
