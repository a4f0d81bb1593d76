package dev.gyeolje.platform.web;

import dev.gyeolje.platform.health.Draining;
import dev.gyeolje.platform.health.RequestsInFlight;
import dev.gyeolje.platform.threads.Background;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Counts the requests in progress, so that the node does not end before they are answered, and
 * starts background work with the first request. Rejects requests when the node is about to end.
 */
public class InFlightFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  /** Another node, or this one after a restart, is available by then. */
  private static final String RETRY_SECONDS = "5";

  @Inject transient Draining draining;
  @Inject transient Background background;

  private transient RequestsInFlight requests;

  @Override
  public void init() {
    requests = draining.requests();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    background.serving();
    if (!requests.enter()) {
      response.setHeader("Retry-After", RETRY_SECONDS);
      // the next request on this connection would reach a closed port
      response.setHeader("Connection", "close");
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      RequestEnd.run(request, requests::leave);
    }
  }
}
