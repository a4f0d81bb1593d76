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
 * What the container shows when a request ends in an error: a page for people, a problem for
 * programs. Below WEB-INF, so that nobody can ask for it.
 */
@WebServlet("/WEB-INF/error")
public class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Inject transient SiteSettings site;
  @Inject transient AfterPayment afterPayment;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    // perhaps rejected before anybody asked
    if (request.getAttribute("lang") == null) Language.begin(request, site.secure());
    var status = (int) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var address = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    boolean paying = afterPayment.leadsTo(request.getMethod(), address);
    if (paying && status >= 500) {
      CheckingPage.insteadOfAnError(request);
      response.setHeader("Retry-After", String.valueOf(CheckingPage.SECONDS));
    }
    if (Paths.forPrograms(address) && !paying) {
      response.setContentType(Problem.TYPE);
      response.getOutputStream().write(Problem.of(status).json().getBytes(StandardCharsets.UTF_8));
    } else getServletContext().getNamedDispatcher("error").forward(asGet(request), response);
  }

  /** A JSP rejects to be shown after DELETE and its like. */
  private static HttpServletRequest asGet(HttpServletRequest request) {
    return new HttpServletRequestWrapper(request) {
      @Override
      public String getMethod() {
        return "GET";
      }
    };
  }
}
