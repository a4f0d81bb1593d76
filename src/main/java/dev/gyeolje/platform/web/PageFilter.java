package dev.gyeolje.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gyeolje.platform.config.SiteSettings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Set;

/**
 * Sets the request attributes of every page: language, texts and the page's own URL. Errors for
 * programs need no language; other errors get it from {@link ErrorServlet}.
 */
public class PageFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

  @Inject transient SiteSettings site;
  @Inject transient AfterPayment afterPayment;

  /** Not in StaticFilter, which WildFly initializes at its first request, after a page. */
  @Override
  public void init() {
    StaticFilesView.publish(getServletContext());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Browser.begin(request, response, site.secure());
    CheckingPage.begin(request, response);
    if (showsPages(request)) Language.begin(request, site.secure());
    var address = address(request);
    request.setAttribute("path", address);
    request.setAttribute("signIn", "/login?to=" + URLEncoder.encode(address, UTF_8));
    // no URL of the shop supports another method, and the servers' own answers reveal their version
    if (METHODS.contains(request.getMethod())) chain.doFilter(request, response);
    else {
      response.setHeader("Allow", "GET, HEAD, POST");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  private boolean showsPages(HttpServletRequest request) {
    var path = Paths.canonical(request);
    // for any method: HEAD renders and caches the same page
    return !Paths.forPrograms(path) || afterPayment.leadsTo("GET", path);
  }

  private static String address(HttpServletRequest request) {
    var query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }
}
