package dev.gyeolje.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;

/**
 * Rejects URLs with an ambiguous spelling, and headers that no browser and no proxy sends, before
 * any decision depends on them. A proxy's rule, a cache, a limit and the shop therefore all see the
 * same URL. Headers that are merely unusual are made readable, because the user cannot change them.
 */
public class MalformedRequestFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  @Inject transient MalformedRequests malformed;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // the error response is rendered from the same request
    boolean answered = request.getDispatcherType() == DispatcherType.ERROR;
    var part = answered ? Optional.<MalformedRequests.Part>empty() : malformedPart(request);
    if (part.isPresent()) {
      malformed.count(part.get());
      // the end of its body is uncertain, too: do not read the rest as another request
      response.setHeader("Connection", "close");
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else chain.doFilter(new ReadableRequest(request), response);
  }

  private static Optional<MalformedRequests.Part> malformedPart(HttpServletRequest request) {
    if (!Paths.isPlain(request.getRequestURI())) return Optional.of(MalformedRequests.Part.ADDRESS);
    boolean malformed =
        RequestCookies.count(request) > RequestCookies.MOST
            || hasUncertainEnd(request)
            || Collections.list(request.getHeaderNames()).stream()
                .flatMap(name -> Collections.list(request.getHeaders(name)).stream())
                .anyMatch(MalformedRequestFilter::hasControls);
    return malformed ? Optional.of(MalformedRequests.Part.HEADER) : Optional.empty();
  }

  /** Two servers that interpret these headers differently see two requests instead of one. */
  private static boolean hasUncertainEnd(HttpServletRequest request) {
    var encodings = Collections.list(request.getHeaders("Transfer-Encoding"));
    boolean chunked = encodings.size() == 1 && encodings.get(0).equalsIgnoreCase("chunked");
    return !encodings.isEmpty() && (!chunked || request.getHeader("Content-Length") != null);
  }

  /** A server that accepts characters beyond ASCII accepts control characters, too. */
  private static boolean hasControls(String value) {
    return value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f);
  }
}
