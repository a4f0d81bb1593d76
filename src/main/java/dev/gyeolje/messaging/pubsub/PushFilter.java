package dev.gyeolje.messaging.pubsub;

import dev.gyeolje.platform.web.Paths;
import dev.gyeolje.platform.web.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rejects pushes without valid authentication before it reads their bodies, which may be large. */
public class PushFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  static final Problem NOT_NOW = new Problem(503, "NOT_NOW", "Deliver this message again later.");

  static final Problem NOT_OURS =
      new Problem(401, "PUSH_NOT_AUTHENTICATED", "This push does not prove its origin.");

  private static final String AUTHENTICATED = PushFilter.class.getName();
  private static final String SECRET = "token=";

  @Inject transient PushAuthentication authentication;
  @Inject transient PushMetrics metrics;

  /** Whether the request is an authenticated push. */
  static boolean isAuthenticated(HttpServletRequest request) {
    return request.getAttribute(AUTHENTICATED) != null;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var subscription = Subscriptions.at(Paths.canonical(request));
    if (subscription.isEmpty() || !request.getMethod().equals("POST")) {
      chain.doFilter(request, response);
      return;
    }
    var rejection = authentication.rejection(secret(request), request.getHeader("Authorization"));
    if (rejection.isPresent()) {
      metrics.unauthenticated(subscription.get().name());
      boolean later = rejection.get().reason() == Rejection.Reason.KEYS;
      (later ? NOT_NOW : NOT_OURS).send(response);
      return;
    }
    request.setAttribute(AUTHENTICATED, Boolean.TRUE);
    chain.doFilter(request, response);
  }

  /** Does not use {@code getParameter}, which might read the body. */
  private static @Nullable String secret(HttpServletRequest request) {
    var query = Objects.toString(request.getQueryString(), "");
    return Arrays.stream(query.split("&"))
        .filter(pair -> pair.startsWith(SECRET))
        .map(pair -> decoded(pair.substring(SECRET.length())))
        .findFirst()
        .orElse(null);
  }

  /** A value that cannot be decoded is not a token. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException unreadable) {
      return "";
    }
  }
}
