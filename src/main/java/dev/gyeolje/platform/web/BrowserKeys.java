package dev.gyeolje.platform.web;

import dev.gyeolje.platform.config.SiteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The random keys that browsers are known by. Each bears a seal, so that a key that somebody made
 * up and planted is known for what it is.
 */
@ApplicationScoped
class BrowserKeys {

  /** A browser sends one; some left over from other paths and hosts may be among them. */
  private static final int CANDIDATES = 4;

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int RANDOM_BYTES = 24;
  private static final int RANDOM_CHARACTERS = 32;

  /** Whoever guesses at 64 bits has to ask us each time. */
  private static final int SEAL_BYTES = 8;

  private static final String SEAL = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  @Inject SiteSettings site;
  @Inject KnownKeys known;

  /** How a browser keeps its key. */
  TextCookies cookies(Duration kept) {
    return new TextCookies(kept, site.secure());
  }

  /** A new random key. */
  String next() {
    var bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    var random = TEXT.encodeToString(bytes);
    return random + seal(random);
  }

  /**
   * The key among those that {@code request} brings: the one that somebody is signed in with, or
   * else the first that we made. Nobody is asked about a single one that we made.
   */
  Optional<String> of(HttpServletRequest request) {
    var sent =
        new RequestCookies(request, site.secure())
            .values(Browser.COOKIE)
            .filter(KEY.asMatchPredicate())
            .distinct()
            .limit(CANDIDATES)
            .toList();
    var made = sent.stream().filter(this::isOurs).findFirst();
    if (sent.size() == 1 && made.isPresent()) return made;
    return sent.stream().filter(known::signedIn).findFirst().or(() -> made);
  }

  private boolean isOurs(String key) {
    var random = key.substring(0, RANDOM_CHARACTERS);
    return MessageDigest.isEqual(bytes(seal(random)), bytes(key.substring(RANDOM_CHARACTERS)));
  }

  private String seal(String random) {
    try {
      var mac = Mac.getInstance(SEAL);
      mac.init(new SecretKeySpec(bytes(known.secret()), SEAL));
      var code = mac.doFinal(bytes("browser key " + random));
      return TEXT.encodeToString(Arrays.copyOf(code, SEAL_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + SEAL, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
