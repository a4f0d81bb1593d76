package dev.gyeolje.platform.text;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one language for expressions in pages, such as {@code ${text.of('shop.name')}}. In a
 * tag file an expression costs next to nothing, whereas a JSTL tag is created anew at each use. All
 * results are safe in HTML without escaping: the texts are the shop's own, parameters are numbers
 * or escaped, and a key without a text is not repeated.
 */
public final class PageTexts {

  private static final String MISSING = "???";

  private final Locale language;

  /** Texts in {@code language}. */
  public PageTexts(Locale language) {
    this.language = language;
  }

  /** The text {@code key}, or question marks if there is none. */
  public String of(String key) {
    return Messages.has(key) ? Messages.text(language, key) : MISSING;
  }

  /** The text {@code key} if {@code shown}; otherwise an empty text. */
  public String when(boolean shown, @Nullable String key) {
    return shown && key != null ? of(key) : "";
  }

  /** The text {@code key} with a number in it, or question marks if there is none. */
  public String of(String key, long number) {
    return Messages.has(key) ? Messages.text(language, key, number) : MISSING;
  }

  /** The text {@code key} with two numbers in it, or question marks if there is none. */
  public String of(String key, long first, long second) {
    return Messages.has(key) ? Messages.text(language, key, first, second) : MISSING;
  }

  /**
   * The text {@code key} with an untrusted word in it, escaped, or question marks if there is none.
   */
  public String with(String key, String word) {
    return Messages.has(key) ? Messages.text(language, key, escaped(word)) : MISSING;
  }

  private static String escaped(String word) {
    return word.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#034;")
        .replace("'", "&#039;");
  }

  /** Formats an amount of won. */
  public String won(long won) {
    return Messages.won(language, won);
  }

  /** Formats a time for {@code <time>}: to the second, since HTML has no microseconds. */
  public String datetime(ZonedDateTime at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.truncatedTo(ChronoUnit.SECONDS));
  }

  /** Formats a time, in its own zone. */
  public String moment(ZonedDateTime at) {
    return Messages.text(
        language,
        "time.moment",
        at.getYear(),
        at.getMonthValue(),
        at.getDayOfMonth(),
        at.getHour(),
        at.getMinute());
  }
}
