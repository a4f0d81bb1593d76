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
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the body before any other processing: within ten seconds in total. Keeps no more of it in
 * memory than its URL allows, whatever length was announced. Browsers, Toss and Pub/Sub announce
 * the length; only endpoints for programs accept a body without one.
 */
public class BodyLimitFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  /** The slow bodies in progress have ended by then. */
  private static final String RETRY_SECONDS = "10";

  private static final int LIMIT = 64 * 1024;

  @Inject @Any transient Instance<AddressRules> features;
  @Inject transient Caller caller;

  private transient Map<String, BodyLimit> limits;
  private transient SlowBodies slow;

  @Override
  public void init() {
    slow = new SlowBodies();
    limits =
        features.stream()
            .flatMap(feature -> feature.bodyLimits().stream())
            .collect(Collectors.toMap(BodyLimit::path, Function.identity()));
  }

  @Override
  public void destroy() {
    slow.close();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var path = Paths.canonical(request);
    if (!RequestBody.isAnnounced(request)) chain.doFilter(request, response);
    else if (RequestBody.hasUnknownLength(request) && !isProgram(path))
      response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
    else {
      // larger limits are only for POST requests, such as pushes
      boolean posted = request.getMethod().equals("POST");
      var body = new LimitedBody(posted ? limit(path) : LIMIT);
      int rejection = read(request, body);
      if (rejection == 0) chain.doFilter(new ReceivedRequest(request, body.bytes()), response);
      else reject(response, rejection);
    }
  }

  private boolean isProgram(String path) {
    var limit = limits.get(path);
    return limit != null && limit.from() == BodyLimit.From.PROGRAMS;
  }

  private int limit(String path) {
    var limit = limits.get(path);
    // an unknown sender gets no more memory by using an operators' path
    return limit == null || limit.from() == BodyLimit.From.OPERATORS && !caller.operator()
        ? LIMIT
        : limit.bytes();
  }

  /** Reads the body and returns 0, or the status with which the request is to be rejected. */
  private int read(HttpServletRequest request, LimitedBody body) {
    try (var reading = slow.watch(IpAddress.householdOf(request))) {
      boolean whole = isRead(request, body, reading);
      if (body.isTooLarge()) return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
      if (whole) return 0;
      return reading.status() == 0 ? HttpServletResponse.SC_BAD_REQUEST : reading.status();
    }
  }

  /**
   * Reads to the end; false if it is stopped, or the sender disconnects or sends an invalid body.
   */
  private static boolean isRead(
      HttpServletRequest request, LimitedBody body, SlowBodies.Reading reading) {
    try {
      var stream = request.getInputStream();
      while (reading.status() == 0) if (!body.readFrom(stream)) return true;
    } catch (IOException endsEarly) {
      // the caller determines the reason
    }
    return false;
  }

  private static void reject(HttpServletResponse response, int status) throws IOException {
    // the server itself has closed the connection, because the body was too large for it
    if (response.isCommitted()) return;
    response.setHeader("Connection", "close");
    if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE)
      response.setHeader("Retry-After", RETRY_SECONDS);
    response.sendError(status);
  }
}
