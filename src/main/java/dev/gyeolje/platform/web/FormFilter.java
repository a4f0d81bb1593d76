package dev.gyeolje.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/**
 * Reads what is posted to a page's address, and notes whether it was sent from a page of ours.
 * {@link FormOriginFilter} rejects the rest where somebody would take it.
 */
public class FormFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  private static final String OURS = FormFilter.class.getName();

  /** Whether what was posted was sent from a page of ours. */
  static boolean isOurs(HttpServletRequest request) {
    return request.getAttribute(OURS) != null;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!request.getMethod().equals("POST") || !Paths.forPages(request.getRequestURI())) {
      chain.doFilter(request, response);
      return;
    }
    HttpServletRequest form;
    try {
      form = isForm(request) ? PostedForm.read(request) : request;
    } catch (IllegalArgumentException notAForm) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    var browser = Browser.of(request);
    if (browser.knows(form.getHeader(Browser.TOKEN_HEADER))
        || browser.knows(form.getParameter(Browser.TOKEN_FIELD)))
      request.setAttribute(OURS, Boolean.TRUE);
    chain.doFilter(form, response);
  }

  private static boolean isForm(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null
        && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
  }
}
