package dev.gyeolje.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;

/** Handles the body of a request that has not been read. */
final class RequestBody {

  private static final Set<String> WITHOUT = Set.of("GET", "HEAD");

  private RequestBody() {}

  /** Whether {@code request} has a body. */
  static boolean isAnnounced(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || hasUnknownLength(request);
  }

  /** Whether there is a body of unknown length. HTTP/2 needs no header for that. */
  static boolean hasUnknownLength(HttpServletRequest request) {
    return request.getHeader("Transfer-Encoding") != null
        || !request.getProtocol().startsWith("HTTP/1")
            && !WITHOUT.contains(request.getMethod())
            && request.getContentLengthLong() < 0;
  }

  /**
   * Closes the body without waiting for the rest of it. Undertow reads an unread body to its end
   * before it releases the thread, however slow it is; only an interrupted thread does not wait.
   */
  static void abandon(HttpServletRequest request) {
    Thread.currentThread().interrupt();
    try {
      request.getInputStream().close();
    } catch (IOException restIsMissing) {
      // the server closes the connection after the answer
    } finally {
      Thread.interrupted();
    }
  }
}
