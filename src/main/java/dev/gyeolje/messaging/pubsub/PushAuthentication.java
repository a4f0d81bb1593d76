package dev.gyeolje.messaging.pubsub;

import com.google.api.client.json.webtoken.JsonWebSignature;
import com.google.auth.oauth2.TokenVerifier;
import dev.gyeolje.platform.log.Log;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.logging.Level;

/**
 * Whether a push comes from our own subscriptions: by the token that Google signs, or, from an
 * emulator, by the shared secret in the address.
 */
@ApplicationScoped
class PushAuthentication {

  private static final Log LOG = Log.of(PushAuthentication.class);

  @Inject PubSubSettings settings;

  private TokenVerifier verifier;

  @PostConstruct
  void open() {
    verifier =
        TokenVerifier.newBuilder()
            .setAudience(settings.pushAudience().orElse(""))
            .setIssuer("https://accounts.google.com")
            .build();
  }

  /**
   * @param secret the {@code token} parameter, or null
   * @param authorization the header, or null
   */
  boolean accepts(String secret, String authorization) {
    return settings.emulator().isPresent() ? knows(secret) : signed(authorization);
  }

  private boolean knows(String secret) {
    return secret != null
        && settings
            .pushToken()
            .filter(expected -> MessageDigest.isEqual(bytes(expected), bytes(secret)))
            .isPresent();
  }

  private boolean signed(String authorization) {
    if (authorization == null || !authorization.startsWith("Bearer ")) return false;
    try {
      return fromOurAccount(verifier.verify(authorization.substring("Bearer ".length())));
    } catch (TokenVerifier.VerificationException | IllegalArgumentException refused) {
      LOG.log(
          Level.WARNING, "a push with an unusable token was refused: {0}", refused.getMessage());
      return false;
    }
  }

  /** The verifier looks at neither the account nor at a missing expiry. */
  private boolean fromOurAccount(JsonWebSignature token) {
    var claims = token.getPayload();
    return claims.getExpirationTimeSeconds() != null
        && Boolean.TRUE.equals(claims.get("email_verified"))
        && settings.pushServiceAccount().filter(a -> a.equals(claims.get("email"))).isPresent();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
