package dev.gyeolje.fault;

import dev.gyeolje.local.LocalShop;

/**
 * The shop that the fault tests break and kill; nobody else visits it. It starts with the first of
 * them and ends with the JVM.
 */
final class FaultShop {

  private static LocalShop shop;

  private FaultShop() {}

  /** The running shop. */
  static synchronized LocalShop get() throws Exception {
    if (shop == null) shop = LocalShop.temporary();
    return shop;
  }
}
