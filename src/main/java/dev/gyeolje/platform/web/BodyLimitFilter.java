package dev.gyeolje.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Rejects bodies that are larger than anything we take, before they are read. Browsers, Toss and
 * Pub/Sub say how long theirs are; only where the endpoint itself counts may a body come without.
 */
public class BodyLimitFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  private static final long LIMIT = 64 * 1024;

  /** Pub/Sub's 10 MB of data in base64, its attributes (100 of 1,280 bytes), and the envelope. */
  public static final int PUSH_LIMIT = 16 * 1024 * 1024;

  /**
   * Toss' webhooks have two or three thousand bytes, and about 800 more for each time that part of
   * the money was refunded with a Korean reason of 200 characters.
   */
  public static final int WEBHOOK_LIMIT = 64 * 1024;

  private static final Set<String> PUSHES =
      Set.of(
          "/api/checkout/stock",
          "/api/checkout/push",
          "/api/checkout/canceled",
          "/api/pubsub/push",
          "/api/pubsub/fail",
          "/api/pubsub/dead-letter");

  private static final String WEBHOOK = "/api/payments/webhook";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var path = Paths.canonical(request);
    if (request.getContentLengthLong() > limit(path))
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    else if (lengthIsUnknown(request) && !countsItself(path))
      response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
    else chain.doFilter(request, response);
  }

  /** HTTP/2 needs no header for it: there a body without a length has none at all. */
  private static boolean lengthIsUnknown(HttpServletRequest request) {
    return request.getHeader("Transfer-Encoding") != null
        || !request.getProtocol().startsWith("HTTP/1")
            && request.getMethod().equals("POST")
            && request.getContentLengthLong() < 0;
  }

  /** Bytes that a body for {@code path} may have. */
  public static long limit(String path) {
    if (PUSHES.contains(path)) return PUSH_LIMIT;
    return path.equals(WEBHOOK) ? WEBHOOK_LIMIT : LIMIT;
  }

  private static boolean countsItself(String path) {
    return PUSHES.contains(path) || path.equals(WEBHOOK);
  }
}
