package dev.gyeolje.platform.text;

import java.text.MessageFormat;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The texts people read, in the languages the shop speaks. */
public final class Messages {

  /** The languages the shop speaks; the first is the default. */
  public static final List<Locale> LANGUAGES = List.of(Locale.KOREAN, Locale.ENGLISH);

  private Messages() {}

  /** The texts of {@code language}, or of the default language if the shop does not speak it. */
  public static ResourceBundle bundle(Locale language) {
    // no fallback to the machine's language: it would answer Korean customers in English
    return ResourceBundle.getBundle(
        "messages",
        LANGUAGES.contains(language) ? language : LANGUAGES.get(0),
        Messages.class.getClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The text {@code key} in {@code language}, or the key itself if there is none. */
  public static String text(Locale language, String key, Object... parameters) {
    try {
      var text = bundle(language).getString(key);
      return parameters.length == 0 ? text : new MessageFormat(text, language).format(parameters);
    } catch (MissingResourceException missing) {
      return key;
    }
  }

  /** A moment as people write it in {@code language}, in the zone it comes in. */
  public static String moment(Locale language, ZonedDateTime at) {
    return new PageTexts(language).moment(at);
  }

  /** Whether there is a text {@code key}. */
  public static boolean has(String key) {
    return bundle(LANGUAGES.get(0)).containsKey(key);
  }

  /** {@code won} as people write it in {@code language}. */
  public static String won(Locale language, long won) {
    return text(language, "money.won", won);
  }
}
