package dev.gyeolje.messaging.pubsub;

import com.google.api.client.json.webtoken.JsonWebSignature;
import com.google.auth.oauth2.TokenVerifier;
import com.google.auth.oauth2.TokenVerifier.VerificationException;
import dev.gyeolje.messaging.pubsub.Refusal.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Verifies the tokens that Google signs for pushes. Google's own verifier looks at signature,
 * issuer, audience and expiry and keeps the keys for an hour; what it leaves out is done here.
 */
final class PushTokenVerifier {

  static final String ISSUER = "https://accounts.google.com";

  /** However many key ids somebody invents, the keys are read again once in this time. */
  private static final Duration BETWEEN_READINGS = Duration.ofMinutes(1);

  /** While keys cannot be read, a request thread waits for them once in this time only. */
  private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(10);

  private final String audience;
  private final String account;
  private final String keysUrl;
  private final Clock clock;

  private TokenVerifier verifier;
  private Instant nextReading = Instant.MIN;
  private volatile Instant unreadableUntil = Instant.MIN;

  /**
   * @param audience whom a token must be for
   * @param account e-mail address of the service account it must be of
   * @param keysUrl where the keys are; null for Google's own place
   */
  PushTokenVerifier(String audience, String account, String keysUrl, Clock clock) {
    this.audience = audience;
    this.account = account;
    this.keysUrl = keysUrl;
    this.clock = clock;
    this.verifier = withoutKeys();
  }

  /** Why {@code token} is refused, or nothing if it is good. */
  Optional<Refusal> check(String token) {
    var used = verifier();
    try {
      return judge(used, token);
    } catch (VerificationException e) {
      if (says(e, "Could not find PublicKey")) return checkWithKeysReadAgain(used, token, e);
      return refuse(e);
    }
  }

  /** Google may have begun to sign with a key that is younger than our reading. */
  private Optional<Refusal> checkWithKeysReadAgain(
      TokenVerifier used, String token, VerificationException unknownKey) {
    var younger = laterThan(used);
    if (younger == used) return refuse(unknownKey);
    try {
      return judge(younger, token);
    } catch (VerificationException e) {
      return refuse(e);
    }
  }

  private Optional<Refusal> judge(TokenVerifier used, String token) throws VerificationException {
    if (clock.instant().isBefore(unreadableUntil))
      return Optional.of(new Refusal(Reason.KEYS, "the keys could not be read a moment ago"));
    try {
      return ofOurAccount(used.verify(token))
          ? Optional.empty()
          : Optional.of(new Refusal(Reason.ACCOUNT, "not of our account"));
    } catch (RuntimeException unreadable) {
      throw new VerificationException("unreadable: " + unreadable.getClass(), unreadable);
    }
  }

  /** Google's verifier looks neither at the account, nor at an expiry that is not there. */
  private boolean ofOurAccount(JsonWebSignature token) throws VerificationException {
    var claims = token.getPayload();
    if (claims.getExpirationTimeSeconds() == null)
      throw new VerificationException("it never expires");
    return Boolean.TRUE.equals(claims.get("email_verified")) && account.equals(claims.get("email"));
  }

  private Optional<Refusal> refuse(VerificationException e) {
    boolean withoutKeys = says(e, "Error fetching PublicKey");
    if (withoutKeys) unreadableUntil = clock.instant().plus(BETWEEN_FAILURES);
    return Optional.of(new Refusal(withoutKeys ? Reason.KEYS : Reason.TOKEN, e.getMessage()));
  }

  /** The verifier has no other way to tell its complaints apart; a test holds it to its words. */
  private static boolean says(VerificationException e, String beginning) {
    return e.getMessage() != null && e.getMessage().startsWith(beginning);
  }

  private synchronized TokenVerifier verifier() {
    return verifier;
  }

  private synchronized TokenVerifier laterThan(TokenVerifier used) {
    var now = clock.instant();
    if (verifier == used && !now.isBefore(nextReading)) {
      nextReading = now.plus(BETWEEN_READINGS);
      verifier = withoutKeys();
    }
    return verifier;
  }

  /** It reads them when it is first asked. */
  private TokenVerifier withoutKeys() {
    var builder =
        TokenVerifier.newBuilder()
            .setAudience(audience)
            .setIssuer(ISSUER)
            // not clock::millis, which divides by zero where a clock ticks in microseconds
            .setClock(() -> clock.instant().toEpochMilli());
    return (keysUrl == null ? builder : builder.setCertificatesLocation(keysUrl)).build();
  }
}
