package dev.gyeolje.platform.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;

/**
 * The language of the present request: the one the shopper chose (remembered in a cookie), else the
 * best of what the browser accepts, else the shop's default.
 */
@RequestScoped
public class Language {

  /** Cookie that remembers the choice. */
  public static final String COOKIE = "lang";

  @Inject HttpServletRequest request;

  private Locale locale;

  /** One of {@link Texts#LANGUAGES}. */
  public Locale locale() {
    if (locale == null) locale = of(request);
    return locale;
  }

  /** Its two-letter code. */
  public String code() {
    return locale().getLanguage();
  }

  static Locale of(HttpServletRequest request) {
    return Cookies.value(request, COOKIE)
        .flatMap(Language::spoken)
        .orElseGet(() -> accepted(request));
  }

  /** The language with this two-letter code, if the shop speaks it. */
  public static Optional<Locale> spoken(String code) {
    return Texts.LANGUAGES.stream().filter(l -> l.getLanguage().equals(code)).findFirst();
  }

  private static Locale accepted(HttpServletRequest request) {
    var header = request.getHeader("Accept-Language");
    if (header == null) return Texts.LANGUAGES.get(0);
    try {
      var best = Locale.lookup(Locale.LanguageRange.parse(header), Texts.LANGUAGES);
      return best == null ? Texts.LANGUAGES.get(0) : best;
    } catch (IllegalArgumentException malformed) {
      return Texts.LANGUAGES.get(0);
    }
  }
}
