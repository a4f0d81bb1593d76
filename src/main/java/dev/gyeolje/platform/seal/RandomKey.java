package dev.gyeolje.platform.seal;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes random keys that fit into a cookie or an address. */
public final class RandomKey {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private RandomKey() {}

  /**
   * Makes a new key in letters, digits, hyphens and underscores, four for every three bytes.
   *
   * @param bytes of randomness; 16 are as many as a UUID has
   */
  public static String ofBytes(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return TEXT.encodeToString(random);
  }
}
