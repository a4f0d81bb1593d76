package dev.gyeolje.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Ends rejected requests without reading the rest of their body, so that no thread waits for it.
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

  /** Abandons the body before {@code sendError}, in which some servers end the request. */
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
