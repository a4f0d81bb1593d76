package dev.gyeolje.platform.text;

import java.text.MessageFormat;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The texts for users and operators, in the languages of the shop. */
public final class Messages {

  /** The languages of the shop; the first is the default. */
  public static final List<Locale> LANGUAGES = List.of(Locale.KOREAN, Locale.ENGLISH);

  private Messages() {}

  /** The texts of {@code language}, or of the default language if the shop has none in it. */
  public static ResourceBundle bundle(Locale language) {
    // no fallback to the machine's locale: Korean customers would get English texts
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

  /** Formats a time for {@code language}, in the zone of {@code at}. */
  public static String moment(Locale language, ZonedDateTime at) {
    return new PageTexts(language).moment(at);
  }

  /** Whether a text {@code key} exists. */
  public static boolean has(String key) {
    return bundle(LANGUAGES.get(0)).containsKey(key);
  }

  /** Formats an amount of won for {@code language}. */
  public static String won(Locale language, long won) {
    return text(language, "money.won", won);
  }
}
