package dev.gyeolje.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;

/** The body of a request before anything of it is read. */
final class RequestBody {

  private static final Set<String> WITHOUT = Set.of("GET", "HEAD");

  private RequestBody() {}

  /** Whether {@code request} brings a body. */
  static boolean isAnnounced(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || hasUnknownLength(request);
  }

  /** HTTP/2 needs no header for it: there a body without a length has none at all. */
  static boolean hasUnknownLength(HttpServletRequest request) {
    return request.getHeader("Transfer-Encoding") != null
        || !request.getProtocol().startsWith("HTTP/1")
            && !WITHOUT.contains(request.getMethod())
            && request.getContentLengthLong() < 0;
  }

  /**
   * Closes the body without waiting for what has not come yet. Undertow reads an unread body to its
   * end before it lets the thread go, however slowly it comes; only an interrupted thread does not
   * wait.
   */
  static void abandon(HttpServletRequest request) {
    Thread.currentThread().interrupt();
    try {
      request.getInputStream().close();
    } catch (IOException restIsMissing) {
      // the server ends the connection after the answer
    } finally {
      Thread.interrupted();
    }
  }
}
