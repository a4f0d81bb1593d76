package dev.gyeolje.platform.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.jspecify.annotations.Nullable;

/** Cleans text from outside, so that it can be shown and stored. */
public final class TextSanitizer {

  private TextSanitizer() {}

  /**
   * Normalizes {@code words} as {@code products.search_text} does, except for upper and lower case:
   * full-width and half-width letters, composed or decomposed, become equal (NFKC).
   */
  public static String searched(String words) {
    return Normalizer.normalize(words, Form.NFKC);
  }

  /**
   * Returns {@code text} without control characters and surrounding blanks, composed (Unicode NFC;
   * macOS decomposes Hangul), and cut to {@code limit} characters; empty for null. Does not judge
   * the meaning. The result must still be escaped for display.
   */
  public static String shortened(@Nullable String text, int limit) {
    if (text == null) return "";
    var clean = Normalizer.normalize(text, Form.NFC).replaceAll("\\p{Cc}", " ").strip();
    if (clean.length() <= limit) return clean;
    // never split a surrogate pair
    int end = Character.isHighSurrogate(clean.charAt(limit - 1)) ? limit - 1 : limit;
    return clean.substring(0, end);
  }
}
