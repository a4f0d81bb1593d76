package dev.gyeolje.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets and reads cookies in the shop's format: unreadable for scripts, not sent with cross-site
 * posts, and with any text as their value.
 *
 * @param lasts how long the browser keeps them
 * @param secure whether the browser sends them over https only
 */
public record TextCookies(Duration lasts, boolean secure) {

  /** The text of the request's cookie with this name; empty if there is none. */
  public Optional<String> text(HttpServletRequest request, String name) {
    return new RequestCookies(request, secure)
        .first(name, value -> Optional.of(decoded(value)).filter(text -> !text.isEmpty()));
  }

  /** Sets a cookie; empty text deletes it. */
  public void set(HttpServletResponse response, String name, String text) {
    // the servers set SameSite in different ways
    response.addHeader(
        "Set-Cookie",
        "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s"
            .formatted(
                RequestCookies.named(name, secure),
                URLEncoder.encode(text, StandardCharsets.UTF_8),
                text.isEmpty() ? 0 : lasts.toSeconds(),
                secure ? "; Secure" : ""));
  }

  /** Wraps a response so that the server's own code sets its cookies in the shop's format. */
  public HttpServletResponse on(HttpServletResponse response) {
    return new HttpServletResponseWrapper(response) {
      @Override
      public void addCookie(Cookie cookie) {
        set(response, cookie.getName(), cookie.getValue() == null ? "" : cookie.getValue());
      }
    };
  }

  /**
   * Wraps a request so that the server's own code reads cookies that it set {@link #on} a response.
   */
  public HttpServletRequest of(HttpServletRequest request) {
    return new HttpServletRequestWrapper(request) {
      @Override
      public Cookie @Nullable [] getCookies() {
        var cookies = new RequestCookies(request, secure).ours();
        return cookies == null
            ? null
            : Arrays.stream(cookies)
                .map(cookie -> new Cookie(cookie.getName(), decoded(cookie.getValue())))
                .toArray(Cookie[]::new);
      }
    };
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notOurs) {
      return "";
    }
  }
}
