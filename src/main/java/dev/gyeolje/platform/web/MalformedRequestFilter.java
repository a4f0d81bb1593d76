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
 * Rejects addresses with a spelling of their own, and headers that no browser and no proxy writes,
 * before anything is decided by them. So a proxy's rule, a cache, a limit and the shop all see the
 * same address. Headers that are merely odd are made readable: whoever has them cannot help it.
 */
public class MalformedRequestFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  @Inject transient MalformedRequests malformed;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // the answer to a rejected request is made of the same request
    boolean answered = request.getDispatcherType() == DispatcherType.ERROR;
    var part = answered ? Optional.<MalformedRequests.Part>empty() : malformedPart(request);
    if (part.isPresent()) {
      malformed.count(part.get());
      // where its body ends is not certain either: what follows must not be taken for a request
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

  /** Two servers that read one of these in two ways see two requests where there is one. */
  private static boolean hasUncertainEnd(HttpServletRequest request) {
    var encodings = Collections.list(request.getHeaders("Transfer-Encoding"));
    boolean chunked = encodings.size() == 1 && encodings.get(0).equalsIgnoreCase("chunked");
    return !encodings.isEmpty() && (!chunked || request.getHeader("Content-Length") != null);
  }

  /** A server that lets letters beyond ASCII through lets these through, too. */
  private static boolean hasControls(String value) {
    return value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f);
  }
}
