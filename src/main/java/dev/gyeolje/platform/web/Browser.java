package dev.gyeolje.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The browser that a request comes from, known by a random key in the cookie {@value #COOKIE}.
 *
 * <p>A node remembers nothing of it: who is signed in is written in the database, and the token
 * that proves a form to be ours follows from the key. So any node can serve anybody, and nobody
 * notices when one dies.
 */
public final class Browser {

  /** The cookie with the key. */
  public static final String COOKIE = "gyeolje";

  /** How long the browser keeps it, and so how long anybody can stay signed in. */
  public static final Duration KEPT = Duration.ofDays(7);

  /** Where a script sends what a form has in its field {@link #TOKEN_FIELD}. */
  static final String TOKEN_HEADER = "X-CSRF-TOKEN";

  static final String TOKEN_FIELD = "_csrf";

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final HttpServletResponse response;
  private final TextCookies cookies;
  private String key;

  private Browser(HttpServletRequest request, HttpServletResponse response, boolean secure) {
    this.response = response;
    this.cookies = new TextCookies("/", KEPT, secure);
    this.key = TextCookies.text(request, COOKIE).filter(KEY.asMatchPredicate()).orElse(null);
  }

  /** Lets {@link #of} find it, from the first filter on. */
  static void begin(HttpServletRequest request, HttpServletResponse response, boolean secure) {
    request.setAttribute(Browser.class.getName(), new Browser(request, response, secure));
  }

  /** The browser that sent this request. */
  public static Browser of(HttpServletRequest request) {
    return (Browser) request.getAttribute(Browser.class.getName());
  }

  /** The key it brought or was given meanwhile. */
  public Optional<String> key() {
    return Optional.ofNullable(key);
  }

  /** Gives it a new key, so that whoever knew the old one knows nothing. */
  public String renew() {
    var random = new byte[32];
    RANDOM.nextBytes(random);
    key = TEXT.encodeToString(random);
    cookies.set(response, COOKIE, key);
    return key;
  }

  /** What a form must carry. A foreign page cannot know it, since it cannot read the cookie. */
  String formToken() {
    return hash("form " + key().orElseGet(this::renew));
  }

  /** Whether {@code sent} comes from a page that was made for this browser. */
  boolean knows(String sent) {
    return sent != null
        && key != null
        && MessageDigest.isEqual(
            sent.getBytes(StandardCharsets.UTF_8), formToken().getBytes(StandardCharsets.UTF_8));
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
