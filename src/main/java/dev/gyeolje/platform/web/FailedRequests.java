package dev.gyeolje.platform.web;

import dev.gyeolje.platform.log.Log;
import dev.gyeolje.platform.metrics.Counter;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import dev.gyeolje.platform.persistence.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests with an uncaught error, and logs them with the request's id. Each request counts
 * once, even if several components see its error.
 */
@ApplicationScoped
class FailedRequests implements Measured {

  private static final Log LOG = Log.of(FailedRequests.class);

  private static final String NOTED = FailedRequests.class.getName();

  private Counter failed;

  @Override
  public void declare(Metrics metrics) {
    failed =
        metrics
            .counter("gyeolje_requests_failed", "Requests that ended in an uncaught error")
            .expecting();
  }

  /**
   * Counts and logs a request with an error.
   *
   * @param error may be null
   * @return the status to answer with: 503 if the database was unavailable, so that clients repeat
   *     the request; else 500
   */
  int note(HttpServletRequest request, @Nullable Throwable error) {
    if (request.getAttribute(NOTED) == null) {
      request.setAttribute(NOTED, Boolean.TRUE);
      failed.add();
      // without the query, which may contain a key
      LOG.log(Level.SEVERE, "{0} {1} failed", error, request.getMethod(), request.getRequestURI());
    }
    return DatabaseUnavailable.caused(error)
        ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
        : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }

  /**
   * Counts and logs a finished request with status 500 although no error was seen: the server's or
   * a library's code produced the answer. The shop itself answers failures of other systems with
   * another status.
   */
  void noteAnswer(HttpServletRequest request, HttpServletResponse response) {
    if (response.getStatus() == HttpServletResponse.SC_INTERNAL_SERVER_ERROR)
      note(request, (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
  }
}
