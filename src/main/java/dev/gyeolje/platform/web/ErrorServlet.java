package dev.gyeolje.platform.web;

import dev.gyeolje.platform.config.SiteSettings;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Renders the container's error responses: a page for browsers, a problem document for programs.
 * Its path is below WEB-INF, so that clients cannot request it.
 */
@WebServlet("/WEB-INF/error")
public class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Inject transient SiteSettings site;
  @Inject transient AfterPayment afterPayment;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    // a request may be rejected before the filter that sets the language
    if (request.getAttribute("lang") == null) Language.begin(request, site.secure());
    var status = (int) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var address = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    boolean paying = afterPayment.leadsTo(request.getMethod(), address);
    if (paying && status >= 500) CheckingPage.insteadOfAnError(request);
    if (paying && status >= 500 || status == 503 && !response.containsHeader("Retry-After"))
      response.setHeader("Retry-After", String.valueOf(CheckingPage.SECONDS));
    if (Paths.forPrograms(address) && !paying) {
      response.setContentType(Problem.TYPE);
      response.getOutputStream().write(Problem.of(status).json().getBytes(StandardCharsets.UTF_8));
    } else getServletContext().getNamedDispatcher("error").forward(asGet(request), response);
  }

  /** Changes the method, because a JSP cannot be rendered for DELETE and similar methods. */
  private static HttpServletRequest asGet(HttpServletRequest request) {
    return new HttpServletRequestWrapper(request) {
      @Override
      public String getMethod() {
        return "GET";
      }
    };
  }
}
