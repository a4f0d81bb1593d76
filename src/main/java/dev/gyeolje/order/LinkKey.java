package dev.gyeolje.order;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes the secret in the link that shows an order to whoever has it. */
final class LinkKey {

  /** As many as a random UUID has, and nobody can guess one of those. */
  private static final int BYTES = 16;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private LinkKey() {}

  static String random() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return TEXT.encodeToString(bytes);
  }
}
