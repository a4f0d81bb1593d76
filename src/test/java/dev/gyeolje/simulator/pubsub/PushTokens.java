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
 * Signs pushes as Google does, by RS256 and for an hour, and publishes its keys as a JWK set. Made
 * when first asked, because a key takes noticeable time. All methods may be called from any thread.
 */
public final class PushTokens {

  private static final Duration LIFETIME = Duration.ofHours(1);

  /** Google uses a token again, too, while it has time left. */
  private static final Duration USE = Duration.ofMinutes(10);

  private record Issued(String token, Instant until) {}

  private final List<RSAKey> keys = new ArrayList<>();
  private final Map<OidcToken, Issued> issued = new HashMap<>();

  /** The keys published now: an array {@code keys}, each with {@code alg} and {@code kid}. */
  public synchronized String publicKeys() {
    current();
    return new JWKSet(List.<JWK>copyOf(keys)).toString(true);
  }

  /** The claims of a good token, to be changed at will. */
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

  /** A token with these claims, signed by the present key. */
  public synchronized String sign(JWTClaimsSet claims) {
    return signed(claims, current());
  }

  /** A token that claims to be signed by the present key and is not. */
  public synchronized String forge(JWTClaimsSet claims) {
    return signed(claims, newKey(current().getKeyID()));
  }

  /** The id of the present key. */
  public synchronized String keyId() {
    return current().getKeyID();
  }

  /** From now on, another key signs; the former stays published. */
  public synchronized void rotate() {
    keys.add(newKey(UUID.randomUUID().toString()));
    issued.clear();
  }

  /** What a push of a subscription with this setting carries. */
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
