package dev.gyeolje.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * The browser that a request comes from, known by a random key in the cookie {@value #COOKIE}.
 *
 * <p>A node remembers nothing of it: who is signed in is written in the database. So any node can
 * serve anybody, and nobody notices when one dies.
 */
public final class Browser {

  /** The cookie with the key. */
  public static final String COOKIE = "gyeolje";

  /** How long the browser keeps it, and so how long anybody can stay signed in. */
  public static final Duration KEPT = Duration.ofDays(7);

  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final BrowserKeys keys;
  private Optional<String> key;

  private Browser(HttpServletRequest request, HttpServletResponse response, BrowserKeys keys) {
    this.request = request;
    this.response = response;
    this.keys = keys;
  }

  /** Lets {@link #of} find it, from the first filter on. */
  static void begin(HttpServletRequest request, HttpServletResponse response, BrowserKeys keys) {
    request.setAttribute(Browser.class.getName(), new Browser(request, response, keys));
  }

  /** The browser that sent this request. */
  public static Browser of(HttpServletRequest request) {
    return (Browser) request.getAttribute(Browser.class.getName());
  }

  /** The key it brought or was given meanwhile. */
  public Optional<String> key() {
    if (key == null) key = keys.of(request);
    return key;
  }

  /** Gives it a new key, so that whoever knew the old one knows nothing. */
  public String renew() {
    var next = keys.next();
    keys.cookies(KEPT).set(response, COOKIE, next);
    key = Optional.of(next);
    return next;
  }

  /** What to write down instead of a key: finds it again, and opens nothing. */
  public static String hash(String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return TEXT.encodeToString(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
