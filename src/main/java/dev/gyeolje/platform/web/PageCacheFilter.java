package dev.gyeolje.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Caches pages that are the same for all visitors for one second: those for browsers that send no
 * cookie except the language. However many visitors view a product at once, the shop queries the
 * database once a second, and the displayed stock is at most that old.
 */
public class PageCacheFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  /** Marks requests whose response this filter caches. */
  private static final String CACHED = PageCacheFilter.class.getName();

  @Inject transient Clock clock;

  private transient Pattern kept;

  private transient ShortCache<Page> pages;

  /** A cached page. */
  private record Page(String contentType, byte[] body) {

    void send(HttpServletResponse response) throws IOException {
      response.setContentType(contentType);
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }

  @Override
  public void init() {
    kept = Pattern.compile(getInitParameter("pages"));
    pages = new ShortCache<>(clock);
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
    var page = pages.find(key);
    if (page.isPresent()) {
      page.get().send(response);
      return;
    }
    request.setAttribute(CACHED, true);
    var copy = new BufferedResponse(response);
    chain.doFilter(request, copy);
    if (copy.isWholePage()) pages.keep(key, new Page(copy.getContentType(), copy.body()), now);
    copy.send();
  }

  /** Whether the response to this request is cached, and must not use what is cached already. */
  static boolean isCaching(HttpServletRequest request) {
    return request.getAttribute(CACHED) != null;
  }

  private boolean isForEverybody(HttpServletRequest request) {
    if (!request.getMethod().equals("GET") || !kept.matcher(request.getRequestURI()).matches())
      return false;
    var cookies = request.getCookies();
    if (cookies == null) return request.getHeader("Cookie") == null;
    for (var cookie : cookies) if (!cookie.getName().equals(Language.COOKIE)) return false;
    return true;
  }

  /** Returns what the pages for everybody differ by: the language and the address. */
  static String keyOf(HttpServletRequest request) {
    return request.getAttribute("lang")
        + " "
        + request.getRequestURI()
        + "?"
        + Objects.toString(request.getQueryString(), "");
  }
}
