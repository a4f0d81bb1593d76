package dev.gyeolje.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Lets a request that is rejected before its body was read end without that body: no thread waits
 * for the rest of it.
 */
public class UnreadBodyFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!RequestBody.isAnnounced(request)) {
      chain.doFilter(request, response);
      return;
    }
    try {
      chain.doFilter(request, new Rejecting(request, response));
    } finally {
      if (!request.isAsyncStarted()) RequestBody.abandon(request);
    }
  }

  /** Some servers end the request within {@code sendError}. */
  private static final class Rejecting extends HttpServletResponseWrapper {
    private final HttpServletRequest request;

    Rejecting(HttpServletRequest request, HttpServletResponse response) {
      super(response);
      this.request = request;
    }

    @Override
    public void sendError(int status) throws IOException {
      RequestBody.abandon(request);
      super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      RequestBody.abandon(request);
      super.sendError(status, message);
    }
  }
}
