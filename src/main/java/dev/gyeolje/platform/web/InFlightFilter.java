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
 * Lets the node know that it is serving, and what it is answering, so that it does not end before;
 * rejects what comes when it is about to.
 */
public class InFlightFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  /** Another node, or this one started anew, is there by then. */
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
      // the next request of this connection would meet a closed port
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
