package dev.gyeolje.platform.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.jspecify.annotations.Nullable;

/** Text that came from outside, made fit to show and to store. */
public final class TextSanitizer {

  private TextSanitizer() {}

  /**
   * {@code words} as they stand in {@code products.search_text} but for upper and lower case: wide
   * and narrow letters, composed or in parts, are the same (NFKC).
   */
  public static String searched(String words) {
    return Normalizer.normalize(words, Form.NFKC);
  }

  /**
   * {@code text} without control characters and without blanks around it, its letters composed
   * (Unicode's form NFC; a Mac types Hangul in parts), cut to {@code limit} characters; empty for
   * null. What it means is not judged, and it still has to be escaped where it is shown.
   */
  public static String shortened(@Nullable String text, int limit) {
    if (text == null) return "";
    var clean = Normalizer.normalize(text, Form.NFC).replaceAll("\\p{Cc}", " ").strip();
    if (clean.length() <= limit) return clean;
    // never through the middle of a character of two code units
    int end = Character.isHighSurrogate(clean.charAt(limit - 1)) ? limit - 1 : limit;
    return clean.substring(0, end);
  }
}
