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
 * The page for a customer who has just paid and cannot be told of it now. It loads itself again,
 * and with it goes on what failed.
 *
 * <p>JAX-RS answers the callback asynchronously, and not every server shows its error page for such
 * an answer. So the page is made here, from the container's own request, which JAX-RS hides.
 */
final class CheckingPage {

  /** Until the page loads itself again. */
  static final int SECONDS = 5;

  private final HttpServletRequest request;
  private final HttpServletResponse response;

  private CheckingPage(HttpServletRequest request, HttpServletResponse response) {
    this.request = request;
    this.response = response;
  }

  /** Lets {@link #of} find it, from a filter on. */
  static void begin(HttpServletRequest request, HttpServletResponse response) {
    request.setAttribute(CheckingPage.class.getName(), new CheckingPage(request, response));
  }

  /** The page for this request. */
  static CheckingPage of(HttpServletRequest request) {
    return (CheckingPage) request.getAttribute(CheckingPage.class.getName());
  }

  /** Makes the error page of this request say so. */
  static void insteadOfAnError(HttpServletRequest request) {
    request.setAttribute(RateLimitFilter.RELOAD, SECONDS);
    request.setAttribute("checking", true);
  }

  /**
   * The page as HTML.
   *
   * @throws IllegalStateException if it cannot be made
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
