package dev.gyeolje.platform.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mvc.locale.LocaleResolver;
import jakarta.mvc.locale.LocaleResolverContext;
import java.util.Locale;

/** Lets Jakarta MVC speak the language of the page. */
@ApplicationScoped
@Priority(1)
public class ShopLocaleResolver implements LocaleResolver {

  @Inject Language language;

  @Override
  public Locale resolveLocale(LocaleResolverContext context) {
    return language.locale();
  }
}
