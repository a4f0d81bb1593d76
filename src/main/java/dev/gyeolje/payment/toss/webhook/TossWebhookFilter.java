package dev.gyeolje.payment.toss.webhook;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Counts webhooks that the endpoint rejects, or that a limit rejects before they reach it. */
public class TossWebhookFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  @Inject transient TossWebhookMetrics metrics;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
    switch (response.getStatus()) {
      case 400 -> metrics.rejected("unreadable");
      case 413 -> metrics.rejected("too_large");
      case 429 -> metrics.rejected("rate_limited");
      default -> {
        // accepted, counted by the endpoint, or failed, which is counted with all failures
      }
    }
  }
}
