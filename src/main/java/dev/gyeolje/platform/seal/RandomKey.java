package dev.gyeolje.platform.seal;

import java.security.SecureRandom;
import java.util.Base64;

/** Generates random keys that are valid in cookies and URLs. */
public final class RandomKey {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private RandomKey() {}

  /**
   * Generates a key of letters, digits, hyphens and underscores, 4 for 3 bytes.
   *
   * @param bytes of randomness; 16 are as many as a UUID has
   */
  public static String ofBytes(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return TEXT.encodeToString(random);
  }
}
