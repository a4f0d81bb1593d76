package dev.gyeolje.platform.web;

import dev.gyeolje.platform.config.SiteSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The shop's cookies in the browser of the current request. */
@RequestScoped
public class Cookies {

  @Inject HttpServletRequest request;
  @Inject SiteSettings site;

  /**
   * Parses a cookie with {@code reader}, if the browser sent it; of several cookies with the name,
   * returns the first that can be parsed.
   */
  public <T> Optional<T> read(String name, Function<String, Optional<T>> reader) {
    return new RequestCookies(request, site.secure()).first(name, reader);
  }

  /**
   * Creates a cookie for the shop's pages only, unreadable for scripts.
   *
   * @param kept how long the browser keeps it; zero deletes it
   */
  public NewCookie keep(String name, String value, Duration kept) {
    return new NewCookie.Builder(RequestCookies.named(name, site.secure()))
        .value(value)
        .path("/")
        .maxAge((int) kept.toSeconds())
        .httpOnly(true)
        .secure(site.secure())
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
