package dev.gyeolje.platform.web;

import dev.gyeolje.platform.seal.RandomKey;
import dev.gyeolje.platform.seal.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The browser that sent a request, identified by a random key in the cookie {@value #COOKIE}.
 *
 * <p>Nodes keep no session state: the database stores sign-ins. Any node can therefore serve any
 * user, and users do not notice the loss of a node.
 */
public final class Browser {

  /** Name of the cookie with the key. */
  public static final String COOKIE = "gyeolje";

  /** Lifetime of the cookie, and so the maximum duration of a sign-in. */
  public static final Duration KEPT = Duration.ofDays(7);

  /** A browser sends one key; some may be left over from other paths and hosts. */
  private static final int CANDIDATES = 4;

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int BYTES = 32;
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final boolean secure;
  private @Nullable List<String> keys;

  private Browser(HttpServletRequest request, HttpServletResponse response, boolean secure) {
    this.request = request;
    this.response = response;
    this.secure = secure;
  }

  /**
   * Makes the browser available to {@link #of}, from the first filter on.
   *
   * @param secure whether customers use https
   */
  static void begin(HttpServletRequest request, HttpServletResponse response, boolean secure) {
    request.setAttribute(Browser.class.getName(), new Browser(request, response, secure));
  }

  /** The browser that sent this request. */
  public static Browser of(HttpServletRequest request) {
    return (Browser) request.getAttribute(Browser.class.getName());
  }

  /** The keys in the request, or the key set since; at most {@value #CANDIDATES}. */
  public List<String> keys() {
    if (keys == null)
      keys =
          new RequestCookies(request, secure)
              .values(COOKIE)
              .filter(KEY.asMatchPredicate())
              .distinct()
              .limit(CANDIDATES)
              .toList();
    return keys;
  }

  /** Sets a new key, so that an attacker who knew or planted the old one gains nothing. */
  public String renew() {
    var next = RandomKey.ofBytes(BYTES);
    new TextCookies(KEPT, secure).set(response, COOKIE, next);
    keys = List.of(next);
    return next;
  }

  /** Hash to store instead of the key: finds the key again, but cannot be used as one. */
  public static String hash(String key) {
    return TEXT.encodeToString(Sha256.hash(key.getBytes(StandardCharsets.UTF_8)));
  }
}
