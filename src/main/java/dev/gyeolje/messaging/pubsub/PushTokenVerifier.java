package dev.gyeolje.messaging.pubsub;

import com.google.api.client.json.webtoken.JsonWebToken;
import com.google.auth.oauth2.TokenVerifier;
import com.google.auth.oauth2.TokenVerifier.VerificationException;
import dev.gyeolje.messaging.pubsub.Rejection.Reason;
import dev.gyeolje.platform.json.JsonText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the tokens that Google signs for pushes. Google's library checks signature, issuer,
 * audience and expiry; this class checks the rest. It passes the key to the library, which would
 * otherwise fetch another key set for each algorithm that a token names, and drop its keys when
 * fetching fails.
 */
final class PushTokenVerifier {

  static final String ISSUER = "https://accounts.google.com";

  /** The only algorithm with which Google signs pushes. */
  private static final String ALGORITHM = "RS256";

  private static final URI GOOGLES_KEYS = URI.create("https://www.googleapis.com/oauth2/v3/certs");

  /**
   * How long a valid token is not verified again: Google sends the same token with every push for
   * up to an hour.
   */
  private static final Duration TRUSTED = Duration.ofMinutes(1);

  private final String audience;
  private final String account;
  private final SigningKeys keys;
  private final Clock clock;
  private volatile Accepted last = new Accepted(new byte[0], Instant.EPOCH);

  /** A valid token and the time until which it is not verified again. */
  private record Accepted(byte[] token, Instant until) {}

  /**
   * @param audience required audience
   * @param account e-mail address of the required service account
   * @param keysUrl URL of the keys; null for Google's own
   */
  PushTokenVerifier(String audience, String account, @Nullable String keysUrl, Clock clock) {
    this.audience = audience;
    this.account = account;
    this.keys = new SigningKeys(keysUrl == null ? GOOGLES_KEYS : URI.create(keysUrl), clock);
    this.clock = clock;
  }

  /** Returns the reason why {@code token} is rejected; empty if it is valid. */
  Optional<Rejection> check(String token) {
    var trusted = last;
    if (clock.instant().isBefore(trusted.until())
        && MessageDigest.isEqual(trusted.token(), token.getBytes(StandardCharsets.UTF_8)))
      return Optional.empty();
    var keyId = keyId(token);
    // checked before any key is fetched, so that invalid tokens delay no other push
    if (keyId.isEmpty()) return because(Reason.TOKEN, "not signed with " + ALGORITHM);
    return keys.find(keyId.get())
        .map(key -> judge(token, key))
        .orElseGet(
            () ->
                keys.readable()
                    ? because(Reason.TOKEN, "signed with an unknown key")
                    : because(Reason.KEYS, "the signing keys cannot be read"));
  }

  /** Returns the id of the token's key; empty unless the token names that algorithm. */
  private static Optional<String> keyId(String token) {
    try {
      var header = Base64.getUrlDecoder().decode(token.split("\\.", 2)[0]);
      return JsonText.object(new String(header, StandardCharsets.UTF_8))
          .filter(named -> named.getString("alg", "").equals(ALGORITHM))
          .map(named -> named.getString("kid", ""))
          .filter(id -> !id.isEmpty());
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private Optional<Rejection> judge(String token, PublicKey key) {
    try {
      var claims = verifier(key).verify(token).getPayload();
      if (!ofOurAccount(claims))
        return because(Reason.ACCOUNT, "not from the push service account");
      var ends = Instant.ofEpochSecond(claims.getExpirationTimeSeconds());
      var until = clock.instant().plus(TRUSTED);
      last =
          new Accepted(token.getBytes(StandardCharsets.UTF_8), ends.isBefore(until) ? ends : until);
      return Optional.empty();
    } catch (VerificationException e) {
      return because(Reason.TOKEN, String.valueOf(e.getMessage()));
    } catch (RuntimeException unreadable) {
      return because(Reason.TOKEN, "unreadable: " + unreadable.getClass());
    }
  }

  private static Optional<Rejection> because(Reason reason, String words) {
    return Optional.of(new Rejection(reason, words));
  }

  /** Checks the account and the presence of an expiry, which Google's library does not. */
  private boolean ofOurAccount(JsonWebToken.Payload claims) throws VerificationException {
    if (claims.getExpirationTimeSeconds() == null)
      throw new VerificationException("it has no expiry");
    return Boolean.TRUE.equals(claims.get("email_verified")) && account.equals(claims.get("email"));
  }

  private TokenVerifier verifier(PublicKey key) {
    return TokenVerifier.newBuilder()
        .setAudience(audience)
        .setIssuer(ISSUER)
        .setPublicKey(key)
        // not clock::millis, which divides by zero where a clock ticks in microseconds
        .setClock(() -> clock.instant().toEpochMilli())
        .build();
  }
}
