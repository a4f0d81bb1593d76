package dev.gyeolje.platform.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts texts for the database with AES-256-GCM. A ciphertext is bound to its column and row, so
 * that an attacker who can write to the database cannot move it elsewhere.
 *
 * <p>Stored format: {@code aes1:<id of the key>:<Base64 of nonce, ciphertext and tag>}.
 */
public final class Seal {

  private static final String MARK = "aes1:";
  private static final String ALGORITHM = "AES/GCM/NoPadding";

  /** NIST SP 800-38D recommends 96 random bits, sufficient for 2^32 texts per key. */
  private static final int NONCE_BYTES = 12;

  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
  private final String first;
  private final SecretKeySpec firstKey;

  /**
   * Creates a seal that encrypts with the first of {@code keys} and decrypts with all of them.
   *
   * @param keys 256 bits each, by id; never empty
   */
  public Seal(LinkedHashMap<String, byte[]> keys) {
    keys.forEach((id, key) -> this.keys.put(id, new SecretKeySpec(key, "AES")));
    var closing = this.keys.entrySet().iterator().next();
    this.first = closing.getKey();
    this.firstKey = closing.getValue();
  }

  /**
   * Encrypts {@code text}, with a different result each time.
   *
   * @param text may be null; the result is null then
   * @param column in which it is stored, such as {@code payments.account_number}
   * @param row id of the row
   */
  public @Nullable String close(@Nullable String text, String column, UUID row) {
    if (text == null) return null;
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, firstKey, nonce, column, row);
      var closed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      var stored = Arrays.copyOf(nonce, nonce.length + closed.length);
      System.arraycopy(closed, 0, stored, nonce.length, closed.length);
      return mark(first) + Base64.getEncoder().encodeToString(stored);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /**
   * Decrypts a result of {@link #close}. Returns a text without its mark unchanged: it was stored
   * before encryption was introduced.
   *
   * @param stored may be null; the result is null then
   * @throws IllegalStateException if the key is unknown, or the text was changed or moved
   */
  public @Nullable String open(@Nullable String stored, String column, UUID row) {
    if (stored == null || !stored.startsWith(MARK)) return stored;
    var end = stored.indexOf(':', MARK.length());
    var key = end < 0 ? null : keys.get(stored.substring(MARK.length(), end));
    if (key == null)
      throw new IllegalStateException(
          column + " of " + row + " is sealed with a key that DATA_KEYS does not have");
    try {
      var bytes = Base64.getDecoder().decode(stored.substring(end + 1));
      if (bytes.length < NONCE_BYTES) throw new IllegalArgumentException("no nonce");
      var nonce = Arrays.copyOf(bytes, NONCE_BYTES);
      var cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, column, row);
      var text = cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
      return new String(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          column + " of " + row + " was changed since it was sealed", e);
    }
  }

  private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String column, UUID row)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD((column + " " + row).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** Prefix of every encrypted text. */
  public String mark() {
    return MARK;
  }

  /** Prefix of texts that were encrypted with the first key. */
  public String firstMark() {
    return mark(first);
  }

  /**
   * Prefixes of texts that were encrypted with another known key; empty if there is only one key.
   */
  public List<String> olderMarks() {
    return keys.keySet().stream().skip(1).map(Seal::mark).toList();
  }

  private static String mark(String id) {
    return MARK + id + ":";
  }
}
