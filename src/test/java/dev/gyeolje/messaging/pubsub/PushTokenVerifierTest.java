package dev.gyeolje.messaging.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.gyeolje.messaging.pubsub.Rejection.Reason;
import dev.gyeolje.simulator.pubsub.PushTokens;
import dev.gyeolje.support.MovableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushTokenVerifierTest {

  private static final String AUDIENCE = "https://shop.example";
  private static final String ACCOUNT = "push@p.iam.gserviceaccount.com";
  private static final PushTokens GOOGLE = new PushTokens();
  private static final PushTokens STRANGER = new PushTokens();

  // starts now, because the tokens are issued now
  private final MovableClock clock = new MovableClock(Instant.now());
  private HttpServer keyServer;
  private int readings;
  private int status = 200;
  private Supplier<String> published = GOOGLE::publicKeys;
  private PushTokenVerifier verifier;

  @BeforeEach
  void publishKeys() throws IOException {
    keyServer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    keyServer.createContext(
        "/",
        exchange -> {
          readings++;
          var keys = published.get().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    keyServer.start();
    verifier =
        new PushTokenVerifier(
            AUDIENCE,
            ACCOUNT,
            "http://localhost:" + keyServer.getAddress().getPort() + "/keys",
            clock);
  }

  @AfterEach
  void close() {
    keyServer.stop(0);
  }

  @Test
  void validTokens_areAcceptedWithOneKeyRequest() {
    for (int i = 0; i < 5; i++) assertThat(verifier.check(GOOGLE.sign(good().build()))).isEmpty();

    assertThat(readings).isEqualTo(1);
  }

  @Test
  void acceptedToken_isRejectedAfterExpiry() {
    var soon = Date.from(Instant.now().plus(Duration.ofSeconds(30)));
    var token = signed(good().expirationTime(soon));
    assertThat(verifier.check(token)).isEmpty();

    clock.move(Duration.ofSeconds(15));
    assertThat(verifier.check(token)).isEmpty();
    clock.move(Duration.ofSeconds(20));
    assertThat(verifier.check(token)).map(Rejection::reason).contains(Reason.TOKEN);
  }

  @Test
  void alteredToken_isRejectedDespiteAcceptedOriginal() {
    var token = signed(good());
    assertThat(verifier.check(token)).isEmpty();

    assertThat(verifier.check(withOtherClaims(token))).isNotEmpty();
    assertThat(verifier.check(token.substring(0, token.length() - 1))).isNotEmpty();
    assertThat(verifier.check(token)).isEmpty();
  }

  static Stream<Arguments> badTokens() throws Exception {
    var hour = Duration.ofHours(1);
    return Stream.of(
        bad("forged", Reason.TOKEN, GOOGLE.forge(good().build())),
        bad(
            "expired",
            Reason.TOKEN,
            signed(good().expirationTime(Date.from(Instant.now().minus(hour))))),
        bad("without expiry", Reason.TOKEN, signed(good().expirationTime(null))),
        bad("for another audience", Reason.TOKEN, signed(good().audience("https://other.example"))),
        bad("for several audiences", Reason.TOKEN, signed(good().audience(List.of(AUDIENCE, "b")))),
        bad("without audience", Reason.TOKEN, signed(good().audience((String) null))),
        bad("of another issuer", Reason.TOKEN, signed(good().issuer("accounts.google.com"))),
        bad("without issuer", Reason.TOKEN, signed(good().issuer(null))),
        bad("of another account", Reason.ACCOUNT, signed(good().claim("email", "a@p.example"))),
        bad("without account", Reason.ACCOUNT, signed(good().claim("email", null))),
        bad("e-mail not verified", Reason.ACCOUNT, signed(good().claim("email_verified", false))),
        bad(
            "e-mail verified as a string",
            Reason.ACCOUNT,
            signed(good().claim("email_verified", "true"))),
        bad("unsigned", Reason.TOKEN, new PlainJWT(good().build()).serialize()),
        bad("HS256 with the public key", Reason.TOKEN, signedWithPublicKeyAsSecret()),
        bad(
            "without signature",
            Reason.TOKEN,
            GOOGLE.sign(good().build()).replaceFirst("\\.[^.]*$", ".")),
        bad("with changed claims", Reason.TOKEN, withOtherClaims(GOOGLE.sign(good().build()))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTokens")
  void invalidToken_isRejected(String what, Reason why, String token) {
    assertThat(verifier.check(token)).map(Rejection::reason).contains(why);
    assertThat(verifier.check(GOOGLE.sign(good().build()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "a.b.c",
        "e30.e30.e30",
        "bnVsbA.bnVsbA.",
        "W10.W10.W10",
        "eyJhbGciOiJSUzI1NiJ9.e30.",
        "\0",
        "가.나.다"
      })
  void garbage_isRejected(String token) {
    assertThat(verifier.check(token)).map(Rejection::reason).contains(Reason.TOKEN);
  }

  @Test
  void tokenWithNewKey_reloadsKeys() {
    var google = new PushTokens();
    published = google::publicKeys;
    assertThat(verifier.check(google.sign(good().build()))).isEmpty();

    google.rotate();

    assertThat(verifier.check(google.sign(good().build()))).isEmpty();
    assertThat(readings).isEqualTo(2);
  }

  @Test
  void unknownKeyIds_reloadKeysOncePerMinute() {
    assertThat(verifier.check(GOOGLE.sign(good().build()))).isEmpty();

    for (int i = 0; i < 50; i++)
      assertThat(verifier.check(STRANGER.sign(good().build())))
          .map(Rejection::reason)
          .contains(Reason.TOKEN);
    assertThat(readings).isEqualTo(2);

    clock.move(Duration.ofMinutes(1));
    assertThat(verifier.check(STRANGER.sign(good().build())))
        .map(Rejection::reason)
        .contains(Reason.TOKEN);
    assertThat(readings).isEqualTo(3);
  }

  /** Google's verifier would request a separate key set for each algorithm that a token names. */
  @ParameterizedTest
  @ValueSource(strings = {"ES256", "HS256", "none", "RS512", "", "rs256"})
  void otherAlgorithm_isRejectedWithoutKeyRequest(String algorithm) {
    var header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + GOOGLE.keyId() + "\"}";
    var parts = GOOGLE.sign(good().build()).split("\\.");
    var encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(header.getBytes(StandardCharsets.UTF_8));

    assertThat(verifier.check(String.join(".", encoded, parts[1], parts[2])))
        .map(Rejection::reason)
        .contains(Reason.TOKEN);

    assertThat(readings).isZero();
  }

  @Test
  void failedKeyReload_keepsLoadedKeys() {
    assertThat(verifier.check(GOOGLE.sign(good().build()))).isEmpty();
    status = 404;
    clock.move(Duration.ofMinutes(2));

    assertThat(verifier.check(STRANGER.sign(good().build())))
        .map(Rejection::reason)
        .contains(Reason.KEYS);
    assertThat(verifier.check(GOOGLE.sign(good().build()))).isEmpty();

    clock.move(Duration.ofHours(30));
    var later = Date.from(clock.instant().plus(Duration.ofHours(1)));
    assertThat(verifier.check(signed(good().expirationTime(later)))).isEmpty();
    assertThat(readings).isEqualTo(3);
  }

  @Test
  void withdrawnKey_isRejectedAfterAnHour() {
    var google = new PushTokens();
    published = google::publicKeys;
    var inHours = Date.from(Instant.now().plus(Duration.ofHours(4)));
    var token = google.sign(good().expirationTime(inHours).build());
    assertThat(verifier.check(token)).isEmpty();

    published = GOOGLE::publicKeys;
    clock.move(Duration.ofMinutes(59));
    assertThat(verifier.check(token)).isEmpty();
    clock.move(Duration.ofMinutes(1));
    assertThat(verifier.check(token)).map(Rejection::reason).contains(Reason.TOKEN);
  }

  @Test
  void failedKeyRequest_isRetriedAfterTenSeconds() {
    status = 404;

    assertThat(verifier.check(GOOGLE.sign(good().build())))
        .map(Rejection::reason)
        .contains(Reason.KEYS);
    int tries = readings;
    for (int i = 0; i < 5; i++)
      assertThat(verifier.check(GOOGLE.sign(good().build())))
          .map(Rejection::reason)
          .contains(Reason.KEYS);
    assertThat(readings).isEqualTo(tries);

    status = 200;
    clock.move(Duration.ofSeconds(10));
    assertThat(verifier.check(GOOGLE.sign(good().build()))).isEmpty();
  }

  private static JWTClaimsSet.Builder good() {
    return PushTokens.claims(AUDIENCE, ACCOUNT);
  }

  private static String signed(JWTClaimsSet.Builder claims) {
    return GOOGLE.sign(claims.build());
  }

  private static Arguments bad(String what, Reason why, String token) {
    return Arguments.of(what, why, token);
  }

  /** Signs with the public key as an HMAC secret, the algorithm confusion attack. */
  private static String signedWithPublicKeyAsSecret() throws JOSEException {
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(GOOGLE.keyId()).build();
    var token = new SignedJWT(header, good().build());
    token.sign(new MACSigner(GOOGLE.publicKeys().getBytes(StandardCharsets.UTF_8)));
    return token.serialize();
  }

  private static String withOtherClaims(String token) {
    var parts = token.split("\\.");
    var other = new PlainJWT(good().jwtID(UUID.randomUUID().toString()).build()).serialize();
    return String.join(".", parts[0], other.split("\\.")[1], parts[2]);
  }
}
