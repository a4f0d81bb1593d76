package dev.gyeolje.platform.web;

import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.text.Messages;
import dev.gyeolje.platform.text.PageTexts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The language of the current request: the customer's choice from a cookie, otherwise the best
 * match for the browser's list, otherwise the shop's default.
 */
@RequestScoped
public class Language {

  /** Cookie with the customer's choice. */
  public static final String COOKIE = "lang";

  @Inject HttpServletRequest request;
  @Inject SiteSettings site;

  private @Nullable Locale locale;

  /** One of {@link Messages#LANGUAGES}. */
  public Locale locale() {
    if (locale == null) locale = of(request, site.secure());
    return locale;
  }

  /** The two-letter code of the language. */
  public String code() {
    return locale().getLanguage();
  }

  /** Provides the texts for the pages of this request. */
  static void begin(HttpServletRequest request, boolean secure) {
    var language = of(request, secure);
    request.setAttribute("lang", language.getLanguage());
    request.setAttribute("text", new PageTexts(language));
  }

  static Locale of(HttpServletRequest request, boolean secure) {
    return new RequestCookies(request, secure)
        .first(COOKIE, Language::spoken)
        .orElseGet(() -> accepted(request));
  }

  /** The language with this two-letter code, if the shop has texts in it. */
  public static Optional<Locale> spoken(@Nullable String code) {
    return Messages.LANGUAGES.stream().filter(l -> l.getLanguage().equals(code)).findFirst();
  }

  private static Locale accepted(HttpServletRequest request) {
    var list = HeaderList.LANGUAGES;
    var ranges = list.readable(Collections.list(request.getHeaders(list.header())));
    var best = Locale.lookup(Locale.LanguageRange.parse(ranges), Messages.LANGUAGES);
    return best == null ? Messages.LANGUAGES.get(0) : best;
  }
}
