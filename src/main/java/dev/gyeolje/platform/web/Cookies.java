package dev.gyeolje.platform.web;

import dev.gyeolje.platform.config.SiteSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** What the present request's browser keeps for us. */
@RequestScoped
public class Cookies {

  @Inject HttpServletRequest request;
  @Inject SiteSettings site;

  /** The cookie's value, if the browser sent it. */
  public Optional<String> value(String name) {
    return value(request, name);
  }

  static Optional<String> value(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> name.equals(cookie.getName()))
        .map(Cookie::getValue)
        .findFirst();
  }

  /**
   * A cookie for pages of ours only, which no script reads.
   *
   * @param kept how long the browser keeps it; nothing makes it forget
   */
  public NewCookie keep(String name, String value, Duration kept) {
    return new NewCookie.Builder(name)
        .value(value)
        .path("/")
        .maxAge((int) kept.toSeconds())
        .httpOnly(true)
        .secure(site.secure())
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
