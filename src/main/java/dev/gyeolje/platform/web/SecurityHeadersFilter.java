package dev.gyeolje.platform.web;

import dev.gyeolje.platform.config.SiteSettings;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Sets security headers that forbid what no page, file or error page of the shop needs. Forbids
 * caching, except for files: other responses show a customer's orders, or change with the next one.
 */
public class SecurityHeadersFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  private static final String REPORTS =
      ContentPolicy.REPORTS + "=\"" + ContentReportResource.PATH + "\"";

  @Inject transient SiteSettings site;
  @Inject @Any transient Instance<ContentSources> foreign;

  private transient ContentPolicy policy;
  private boolean secure;

  @Override
  public void init() {
    policy = new ContentPolicy(foreign.stream().toList());
    secure = site.secure();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Content-Security-Policy", policy.of(request.getRequestURI()));
    // for browsers that do not support frame-ancestors
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
    // Toss opens card companies' windows; "same-origin" alone would disconnect them
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin-allow-popups");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Reporting-Endpoints", REPORTS);
    response.setHeader("Permissions-Policy", "geolocation=(), microphone=()");
    // the code that serves a file replaces this
    response.setHeader("Cache-Control", "no-store");
    if (secure) response.setHeader("Strict-Transport-Security", site.httpsOnly());
    chain.doFilter(request, response);
  }
}
