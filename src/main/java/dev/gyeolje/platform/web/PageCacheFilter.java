package dev.gyeolje.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Caches pages that are the same for all visitors for one second: those for browsers that send no
 * cookie except the language. However many visitors view a product at once, the shop queries the
 * database once a second, and the displayed stock is at most that old.
 */
public class PageCacheFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  private static final Duration KEPT = Duration.ofSeconds(1);

  /**
   * After this time one visitor's request renders the page anew, while the others still get the
   * cached one. Otherwise all of them would render it at once, each second, on all threads.
   */
  private static final Duration RENEWED = KEPT.dividedBy(2);

  /** Some megabytes; further pages are rendered for each visitor. */
  private static final int PAGES = 200;

  @Inject transient Clock clock;

  private transient Pattern kept;

  private final transient Map<String, Page> pages = new ConcurrentHashMap<>();

  /** A cached page. */
  private record Page(String contentType, byte[] body, Instant made, AtomicBoolean renewing) {

    boolean isFor(Instant now) {
      var age = Duration.between(made, now);
      if (age.compareTo(RENEWED) < 0) return true;
      return age.compareTo(KEPT) < 0 && renewing.getAndSet(true);
    }

    boolean isTooOld(Instant now) {
      return Duration.between(made, now).compareTo(KEPT) >= 0;
    }

    void send(HttpServletResponse response) throws IOException {
      response.setContentType(contentType);
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }

  @Override
  public void init() {
    kept = Pattern.compile(getInitParameter("pages"));
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!isForEverybody(request)) {
      chain.doFilter(request, response);
      return;
    }
    var key = keyOf(request);
    var now = clock.instant();
    var page = pages.get(key);
    if (page != null && page.isFor(now)) {
      page.send(response);
      return;
    }
    var copy = new BufferedResponse(response);
    chain.doFilter(request, copy);
    if (copy.isWholePage())
      keep(key, new Page(copy.getContentType(), copy.body(), now, new AtomicBoolean()));
    copy.send();
  }

  private boolean isForEverybody(HttpServletRequest request) {
    if (!request.getMethod().equals("GET") || !kept.matcher(request.getRequestURI()).matches())
      return false;
    var cookies = request.getCookies();
    if (cookies == null) return request.getHeader("Cookie") == null;
    for (var cookie : cookies) if (!cookie.getName().equals(Language.COOKIE)) return false;
    return true;
  }

  private static String keyOf(HttpServletRequest request) {
    return request.getAttribute("lang")
        + " "
        + request.getRequestURI()
        + "?"
        + Objects.toString(request.getQueryString(), "");
  }

  private void keep(String key, Page page) {
    var now = clock.instant();
    if (pages.size() >= PAGES) pages.values().removeIf(old -> old.isTooOld(now));
    if (pages.size() < PAGES) pages.put(key, page);
  }
}
