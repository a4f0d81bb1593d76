package dev.gyeolje.fault;

import dev.gyeolje.local.LocalShop;

/**
 * The shop that the fault tests disturb and kill; no other test uses it. It starts with the first
 * of them and stops with the JVM.
 */
final class FaultShop {

  private static LocalShop shop;

  private FaultShop() {}

  /** Returns the running shop. */
  static synchronized LocalShop get() throws Exception {
    if (shop == null) shop = LocalShop.temporary();
    return shop;
  }
}
