package dev.gyeolje.platform.web;

import dev.gyeolje.platform.log.LogContext;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Gives every request an id: the proxy's, or a new one. The id is in the response, on error pages,
 * and on every log line of the request. This is the outermost filter, so that an uncaught error is
 * also logged with the id.
 */
public class RequestIdFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  static final String HEADER = "X-Request-Id";
  static final String ATTRIBUTE = "requestId";

  @Inject transient FailedRequests failures;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var id = nameOf(request);
    request.setAttribute(ATTRIBUTE, id);
    response.setHeader(HEADER, id);
    try (var scope = LogContext.with(LogContext.REQUEST, id)) {
      go(request, response, chain);
    } finally {
      RequestEnd.run(request, () -> ended(id, request, response));
    }
  }

  private void go(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (IOException connectionGone) {
      throw connectionGone;
    } catch (Exception | Error e) {
      // some servers throw a checked, undeclared exception at the end of a transaction
      int status = failures.note(request, e);
      if (response.isCommitted()) throw e;
      response.sendError(status);
    }
  }

  private void ended(String id, HttpServletRequest request, HttpServletResponse response) {
    try (var scope = LogContext.with(LogContext.REQUEST, id)) {
      failures.noteAnswer(request, response);
    }
  }

  /** Keeps the id of a request that is dispatched again, for its error page or asynchronously. */
  private static String nameOf(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String given) return given;
    var sent = request.getHeader(HEADER);
    return sent != null && NAME.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
  }
}
