package dev.gyeolje.simulator.pubsub;

import com.google.pubsub.v1.PushConfig.OidcToken;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Signs pushes as Google does, with RS256 tokens that are valid for an hour, and publishes its keys
 * as a JWK set. The first key is generated on first use, because generation takes noticeable time.
 * All methods may be called from any thread.
 */
public final class PushTokens {

  private static final Duration LIFETIME = Duration.ofHours(1);

  /** Period in which a token is reused. Google also reuses tokens before they expire. */
  private static final Duration USE = Duration.ofMinutes(10);

  private record Issued(String token, Instant until) {}

  private final List<RSAKey> keys = new ArrayList<>();
  private final Map<OidcToken, Issued> issued = new HashMap<>();

  /**
   * Returns the published keys as JSON: an array {@code keys}, each with {@code alg} and {@code
   * kid}.
   */
  public synchronized String publicKeys() {
    current();
    return new JWKSet(List.<JWK>copyOf(keys)).toString(true);
  }

  /** Returns the claims of a valid token, which tests may change. */
  public static JWTClaimsSet.Builder claims(String audience, String account) {
    var now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer("https://accounts.google.com")
        .audience(audience)
        .subject("112345678901234567890")
        .claim("azp", "112345678901234567890")
        .claim("email", account)
        .claim("email_verified", true)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(LIFETIME)));
  }

  /** Returns a token with these claims, signed with the current key. */
  public synchronized String sign(JWTClaimsSet claims) {
    return signed(claims, current());
  }

  /** Returns a token that names the current key but is signed with another one. */
  public synchronized String forge(JWTClaimsSet claims) {
    return signed(claims, newKey(current().getKeyID()));
  }

  /** Returns the id of the current key. */
  public synchronized String keyId() {
    return current().getKeyID();
  }

  /** Signs with a new key from now on; the previous keys stay published. */
  public synchronized void rotate() {
    keys.add(newKey(UUID.randomUUID().toString()));
    issued.clear();
  }

  /** Returns the token for pushes of a subscription with this setting. */
  synchronized String of(OidcToken wanted) {
    var now = Instant.now();
    var last = issued.get(wanted);
    if (last == null || now.isAfter(last.until())) {
      var token = sign(claims(wanted.getAudience(), wanted.getServiceAccountEmail()).build());
      last = new Issued(token, now.plus(USE));
      issued.put(wanted, last);
    }
    return last.token();
  }

  private RSAKey current() {
    if (keys.isEmpty()) rotate();
    return keys.get(keys.size() - 1);
  }

  private static String signed(JWTClaimsSet claims, RSAKey key) {
    try {
      var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
      var token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK signs RS256", e);
    }
  }

  private static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048)
          .keyID(id)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK makes RSA keys", e);
    }
  }
}
