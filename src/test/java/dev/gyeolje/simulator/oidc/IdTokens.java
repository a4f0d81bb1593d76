package dev.gyeolje.simulator.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Creates and signs ID tokens, and publishes the key. */
final class IdTokens {

  static final Duration LIFETIME = Duration.ofHours(1);

  /**
   * Generated once per process and shared by all its simulators, because generation takes
   * noticeable time.
   */
  private static final RSAKey KEY = newKey(UUID.randomUUID().toString());

  private final String issuer;
  private final String clientId;

  IdTokens(String issuer, String clientId) {
    this.issuer = issuer;
    this.clientId = clientId;
  }

  String publicKeys() {
    return new JWKSet(KEY).toString(true);
  }

  String issue(User user, List<String> groups, String nonce, Instant now, Set<OidcFault> faults) {
    var issued =
        faults.contains(OidcFault.EXPIRED_TOKEN) ? now.minus(LIFETIME).minus(LIFETIME) : now;
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(faults.contains(OidcFault.WRONG_ISSUER) ? issuer + "/other" : issuer)
            .audience(faults.contains(OidcFault.WRONG_AUDIENCE) ? "somebody-else" : clientId)
            .subject(user.sub())
            .issueTime(Date.from(issued))
            .expirationTime(Date.from(issued.plus(LIFETIME)))
            .claim("nonce", faults.contains(OidcFault.WRONG_NONCE) ? "not-" + nonce : nonce)
            .claim("name", user.name())
            .claim("email", user.email())
            .claim("email_verified", !faults.contains(OidcFault.EMAIL_NOT_VERIFIED))
            .claim("groups", groups.isEmpty() ? null : groups)
            .build();
    return signed(claims, faults.contains(OidcFault.FOREIGN_KEY) ? newKey(KEY.getKeyID()) : KEY);
  }

  private static String signed(JWTClaimsSet claims, RSAKey key) {
    try {
      var header =
          new JWSHeader.Builder(JWSAlgorithm.RS256)
              .keyID(key.getKeyID())
              .type(JOSEObjectType.JWT)
              .build();
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
