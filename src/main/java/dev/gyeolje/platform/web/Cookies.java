package dev.gyeolje.platform.web;

import dev.gyeolje.platform.config.SiteSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What the present request's browser keeps for us. */
@RequestScoped
public class Cookies {

  @Inject HttpServletRequest request;
  @Inject SiteSettings site;

  /**
   * What {@code reader} makes of the cookie, if the browser sent it; of several of that name, the
   * first of which it makes anything.
   */
  public <T> Optional<T> read(String name, Function<String, Optional<T>> reader) {
    return new RequestCookies(request, site.secure()).first(name, reader);
  }

  /**
   * A cookie for pages of ours only, which no script reads.
   *
   * @param kept how long the browser keeps it; nothing makes it forget
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
