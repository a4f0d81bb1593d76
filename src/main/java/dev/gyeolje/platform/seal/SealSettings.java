package dev.gyeolje.platform.seal;

import dev.gyeolje.platform.config.ConfigurationErrors;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;

/** The keys for encrypted columns of the database. */
@ApplicationScoped
public class SealSettings implements Settings {

  private static final String ID = "[A-Za-z0-9-]{1,20}";
  private static final int BYTES = 32;

  /** Minimum number of distinct bytes; 32 random bytes have far more. */
  private static final int DISTINCT = 6;

  @Inject Environment environment;

  /** Encrypts with the first key, and decrypts with all of them. */
  @Produces
  Seal seal() {
    var keys = new LinkedHashMap<String, byte[]>();
    for (var entry : entries()) keys.put(id(entry), key(entry));
    return new Seal(keys);
  }

  @Override
  public List<String> configurationErrors() {
    var errors = new ConfigurationErrors(environment).require("DATA_KEYS");
    if (!errors.list().isEmpty()) return errors.list();
    var entries = entries();
    boolean wellFormed = entries.stream().allMatch(SealSettings::isOne);
    return errors
        .reject(
            !wellFormed,
            "DATA_KEYS must be id:key, separated by commas; an id has 1 to 20 letters, digits or"
                + " hyphens, a key is the Base64 of 32 bytes")
        .reject(
            entries.stream().map(SealSettings::id).distinct().count() < entries.size(),
            "DATA_KEYS has an id twice")
        .reject(
            wellFormed && entries.stream().map(SealSettings::key).anyMatch(SealSettings::isPoor),
            "DATA_KEYS has a key that is not random; make one with openssl rand -base64 32")
        .rejectIfPublic(
            wellFormed && entries.stream().map(SealSettings::key).anyMatch(SealSettings::isTyped),
            "DATA_KEYS has a key that is a text, as on a developer's machine; make one with"
                + " openssl rand -base64 32")
        .list();
  }

  private List<String> entries() {
    return List.of(environment.value("DATA_KEYS", "").split("\\s*,\\s*", -1));
  }

  private static boolean isOne(String entry) {
    return id(entry).matches(ID) && key(entry).length == BYTES;
  }

  private static String id(String entry) {
    return entry.replaceFirst("(?s):.*", "");
  }

  /** Empty if it is not valid Base64. */
  private static byte[] key(String entry) {
    try {
      return Base64.getDecoder().decode(entry.substring(entry.indexOf(':') + 1));
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  private static boolean isPoor(byte[] key) {
    return text(key).chars().distinct().count() < DISTINCT;
  }

  private static boolean isTyped(byte[] key) {
    return text(key).chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  private static String text(byte[] key) {
    return new String(key, StandardCharsets.ISO_8859_1);
  }
}
