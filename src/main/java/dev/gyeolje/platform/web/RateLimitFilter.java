package dev.gyeolje.platform.web;

import dev.gyeolje.platform.proxy.IpAddress;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Answers 429 to clients above a rate limit, which is far above the rate of users and of Toss.
 * Never limits Pub/Sub, which would give up messages as dead letters.
 */
public class RateLimitFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  /** Users or addresses that each limit remembers; some megabytes at most. */
  private static final int REMEMBERED = 20_000;

  /** Request attribute: the seconds after which a page reloads itself. */
  static final String RELOAD = "reload";

  private record Limit(
      RateLimitSettings.Kind kind, String method, Pattern paths, RateLimiter limiter) {

    boolean concerns(String asked, String path) {
      return asked.equals(method) && paths.matcher(path).matches();
    }
  }

  @Inject @Any transient Instance<AddressRules> features;
  @Inject transient RateLimitSettings settings;
  @Inject transient Caller caller;
  @Inject transient Clock clock;
  @Inject transient RateLimitMetrics metrics;

  private transient List<Limit> limits;

  @Override
  public void init() {
    limits =
        features.stream()
            .flatMap(feature -> feature.rateLimits().stream())
            .map(this::limit)
            .toList();
  }

  private Limit limit(RateLimit limit) {
    return new Limit(
        limit.kind(),
        limit.method(),
        Pattern.compile(String.join("|", limit.paths())),
        new RateLimiter(settings.perMinute(limit.kind()), REMEMBERED, clock));
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // a HEAD request causes the same work as a GET
    var method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    var path = Paths.canonical(request);
    for (var limit : limits)
      if (limit.concerns(method, path)) {
        long seconds = limit.limiter().secondsToWait(who(request));
        if (seconds > 0) {
          metrics.count(limit.kind());
          reject(request, response, seconds);
          return;
        }
      }
    chain.doFilter(request, response);
  }

  private String who(HttpServletRequest request) {
    return caller.accountKey().orElseGet(() -> IpAddress.householdOf(request));
  }

  /** Lets the page reload itself, so that a customer who returns from Toss is not lost. */
  private static void reject(HttpServletRequest request, HttpServletResponse response, long seconds)
      throws IOException {
    if (request.getMethod().equals("GET")) request.setAttribute(RELOAD, (int) seconds);
    response.setHeader("Retry-After", Long.toString(seconds));
    response.sendError(Problem.TOO_MANY_REQUESTS);
  }
}
