package dev.gyeolje.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Shows the error page for responses that have only an error status. Jersey requests it from the
 * container; RESTEasy leaves users with an empty window.
 */
@WebFilter(value = "/*", asyncSupported = true)
public class EmptyAnswerFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
    boolean over = !request.isAsyncStarted() && !response.isCommitted();
    if (over && response.getStatus() >= 400 && response.getContentType() == null)
      response.sendError(response.getStatus());
  }
}
