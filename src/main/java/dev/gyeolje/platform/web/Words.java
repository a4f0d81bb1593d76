package dev.gyeolje.platform.web;

/** Text that came from outside, made fit to show and to store. */
public final class Words {

  private Words() {}

  /**
   * {@code text} without control characters and without blanks around it, cut to {@code limit}
   * characters; empty for null. What it means is not judged, and it still has to be escaped where
   * it is shown.
   */
  public static String shortened(String text, int limit) {
    if (text == null) return "";
    var clean = text.replaceAll("\\p{Cc}", " ").strip();
    if (clean.length() <= limit) return clean;
    // never through the middle of a character of two code units
    int end = Character.isHighSurrogate(clean.charAt(limit - 1)) ? limit - 1 : limit;
    return clean.substring(0, end);
  }
}
