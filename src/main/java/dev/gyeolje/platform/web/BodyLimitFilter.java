package dev.gyeolje.platform.web;

import dev.gyeolje.platform.proxy.IpAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Reads the body before anything else does: within ten seconds in all, and no more of it into
 * memory than its address may bring, whatever was announced. Browsers, Toss and Pub/Sub say how
 * long theirs are; only where programs post may a body come without.
 */
public class BodyLimitFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  /** The slow bodies of the present are over by then. */
  private static final String RETRY_SECONDS = "10";

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

  private transient SlowBodies slow;

  @Override
  public void init() {
    slow = new SlowBodies();
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
    else if (RequestBody.hasUnknownLength(request) && !mayBeOfUnknownLength(path))
      response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
    else {
      // only a POST has proved to be a push
      var body = new LimitedBody(request.getMethod().equals("POST") ? limit(path) : LIMIT);
      int rejection = read(request, body);
      if (rejection == 0) chain.doFilter(new ReceivedRequest(request, body.bytes()), response);
      else reject(response, rejection);
    }
  }

  /** Reads all of the body and returns 0, or the status that the request is to be rejected with. */
  private int read(HttpServletRequest request, LimitedBody body) {
    try (var reading = slow.watch(IpAddress.householdOf(request))) {
      boolean whole = isRead(request, body, reading);
      if (body.isTooLarge()) return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
      if (whole) return 0;
      return reading.status() == 0 ? HttpServletResponse.SC_BAD_REQUEST : reading.status();
    }
  }

  /** Reads to the end, or until it is told to stop, the sender hangs up or writes nonsense. */
  private static boolean isRead(
      HttpServletRequest request, LimitedBody body, SlowBodies.Reading reading) {
    try {
      var stream = request.getInputStream();
      while (reading.status() == 0) if (!body.readFrom(stream)) return true;
    } catch (IOException endsEarly) {
      // the caller finds out why
    }
    return false;
  }

  private static void reject(HttpServletResponse response, int status) throws IOException {
    // the server itself has hung up on a body that was too large for it
    if (response.isCommitted()) return;
    response.setHeader("Connection", "close");
    if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE)
      response.setHeader("Retry-After", RETRY_SECONDS);
    response.sendError(status);
  }

  /** Bytes that a body for {@code path} may have. */
  public static long limit(String path) {
    if (PUSHES.contains(path)) return PUSH_LIMIT;
    return path.equals(WEBHOOK) ? WEBHOOK_LIMIT : LIMIT;
  }

  private static boolean mayBeOfUnknownLength(String path) {
    return PUSHES.contains(path) || path.equals(WEBHOOK);
  }
}
