package dev.gyeolje.platform.text;

import java.time.ZonedDateTime;
import java.util.Locale;

/**
 * The texts of one language for the expressions of pages, as {@code ${text.of('shop.name')}}. In a
 * tag file an expression costs next to nothing, whereas a tag of JSTL is created anew at each use.
 * All that comes from here may stand in HTML as it is: texts are ours, parameters are numbers.
 */
public final class PageTexts {

  private final Locale language;

  /** Texts in {@code language}. */
  public PageTexts(Locale language) {
    this.language = language;
  }

  /** The text {@code key}, or the key itself if there is none. */
  public String of(String key) {
    return Messages.text(language, key);
  }

  /** The text {@code key} with a number in it. */
  public String of(String key, long number) {
    return Messages.text(language, key, number);
  }

  /** So many won. */
  public String won(long won) {
    return Messages.won(language, won);
  }

  /** A moment, in the zone it comes in. */
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
