package dev.gyeolje.support;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.platform.seal.Seal;
import java.util.Base64;
import java.util.LinkedHashMap;

/** Creates seals from configured keys. */
public final class Sealed {

  private Sealed() {}

  /** Returns the seal that opens values stored by the local shop. */
  public static Seal local() {
    return of(LocalShop.DATA_KEYS.split(","));
  }

  /**
   * Returns a seal with these keys.
   *
   * @param entries in the format of {@code DATA_KEYS}
   */
  public static Seal of(String... entries) {
    var keys = new LinkedHashMap<String, byte[]>();
    for (var entry : entries) {
      var parts = entry.split(":");
      keys.put(parts[0], Base64.getDecoder().decode(parts[1]));
    }
    return new Seal(keys);
  }
}
