package dev.gyeolje.platform.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * The page for a customer who has just paid when the result cannot be shown yet. It reloads itself,
 * which repeats the failed step.
 *
 * <p>JAX-RS answers the callback asynchronously, and not every server shows its error page for such
 * an answer. This class therefore renders it, from the container's own request, which JAX-RS hides.
 */
final class CheckingPage {

  /** Seconds until the page reloads itself. */
  static final int SECONDS = 5;

  private final HttpServletRequest request;
  private final HttpServletResponse response;

  private CheckingPage(HttpServletRequest request, HttpServletResponse response) {
    this.request = request;
    this.response = response;
  }

  /** Makes the page available to {@link #of}, from a filter on. */
  static void begin(HttpServletRequest request, HttpServletResponse response) {
    request.setAttribute(CheckingPage.class.getName(), new CheckingPage(request, response));
  }

  /** The page for this request. */
  static CheckingPage of(HttpServletRequest request) {
    return (CheckingPage) request.getAttribute(CheckingPage.class.getName());
  }

  /** Makes the error page of this request show this text. */
  static void insteadOfAnError(HttpServletRequest request) {
    request.setAttribute(RateLimitFilter.RELOAD, SECONDS);
    request.setAttribute("checking", true);
  }

  /**
   * Renders the page as HTML.
   *
   * @throws IllegalStateException if rendering fails
   */
  String html() {
    insteadOfAnError(request);
    var text = new StringWriter();
    var writer = new PrintWriter(text);
    try {
      request
          .getServletContext()
          .getNamedDispatcher("error")
          .include(
              request,
              new HttpServletResponseWrapper(response) {
                @Override
                public PrintWriter getWriter() {
                  return writer;
                }
              });
    } catch (ServletException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    writer.flush();
    return text.toString();
  }
}
