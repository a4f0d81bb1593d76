package dev.gyeolje.platform.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 (FIPS 180-4), which every JDK has. */
public final class Sha256 {

  private Sha256() {}

  /** Hashes the parts, one after the other; returns 32 bytes. */
  public static byte[] hash(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) digest.update(part);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
