package dev.gyeolje.simulator.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs the code flow as a browser and a client do, and verifies the tokens with a library. */
class OidcSimulatorTest {

  private static final String CALLBACK = "http://localhost:8080/callback?from=shop";
  private static final Pattern REQUEST = Pattern.compile("name=\"request\" value=\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private OidcSimulator provider;
  private JsonObject discovered;

  @BeforeEach
  void start() throws Exception {
    provider = OidcSimulator.start(0);
    discovered = json(get(provider.issuer() + "/.well-known/openid-configuration"));
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void discovery_namesIssuerAndAlgorithm() {
    assertThat(discovered.getString("issuer")).isEqualTo(provider.issuer().toString());
    assertThat(discovered.getJsonArray("id_token_signing_alg_values_supported").getString(0))
        .isEqualTo("RS256");
  }

  @Test
  void idToken_namesChosenUser() throws Exception {
    var back = pick("jiwoo@example.com");
    var tokens = json(redeem(back.get("code")));
    var claims = verified(tokens.getString("id_token"));

    assertThat(back).containsEntry("state", "st/1").containsEntry("from", "shop");
    assertThat(claims.getIssuer()).isEqualTo(provider.issuer().toString());
    assertThat(claims.getAudience()).containsExactly("gyeolje");
    assertThat(claims.getSubject()).isEqualTo(new User("", "jiwoo@example.com").sub());
    assertThat(claims.getStringClaim("nonce")).isEqualTo("n-1");
    assertThat(claims.getStringClaim("name")).isEqualTo("김지우");
    assertThat(claims.getStringClaim("email")).isEqualTo("jiwoo@example.com");
    assertThat(claims.getBooleanClaim("email_verified")).isTrue();
    assertThat(claims.getExpirationTime()).isAfter(new Date());
    assertThat(claims.getIssueTime()).isBeforeOrEqualTo(new Date());
  }

  @Test
  void userInfo_matchesIdToken() throws Exception {
    var tokens = json(redeem(pick("ops@gyeolje.example").get("code")));

    var info = json(userInfo(tokens.getString("access_token")));

    assertThat(info.getString("sub"))
        .isEqualTo(verified(tokens.getString("id_token")).getSubject());
    assertThat(info.getString("email")).isEqualTo("ops@gyeolje.example");
    assertThat(userInfo("nonsense").statusCode()).isEqualTo(401);
  }

  @Test
  void newUser_canBeEntered_andIsStored() throws Exception {
    var request = request(authorize(parameters()));

    var answer =
        post(
            "/authorize/person",
            Map.of("request", request, "name", "새 손님", "email", "New@example.com"));

    assertThat(location(answer)).contains("code=");
    assertThat(provider.users()).contains(new User("새 손님", "new@example.com"));
  }

  @Test
  void signInPage_offersOnlyNewestAddedUsers() throws Exception {
    for (int n = 1; n <= 7; n++)
      post(
          "/authorize/person",
          Map.of(
              "request", request(authorize(parameters())), "email", "guest" + n + "@example.com"));

    assertThat(authorize(parameters()).body())
        .contains("person-jiwoo", "person-guest3", "person-guest7")
        .doesNotContain("person-guest1\"", "person-guest2\"");
  }

  @Test
  void everyUser_hasButtonWithTestId() throws Exception {
    var page = authorize(parameters()).body();

    for (var user : provider.users()) {
      assertThat(page)
          .contains(
              "data-testid=\"person-" + user.email().replaceFirst("@.*", "") + "\"", user.name());
    }
    assertThat(provider.users()).extracting(User::email).contains("ops@gyeolje.example");
  }

  @Test
  void subject_staysSameAfterRestart() throws Exception {
    var before =
        verified(json(redeem(pick("jiwoo@example.com").get("code"))).getString("id_token"));

    provider.close();
    start();

    var after = verified(json(redeem(pick("jiwoo@example.com").get("code"))).getString("id_token"));
    assertThat(after.getSubject()).isEqualTo(before.getSubject());
  }

  @Test
  void cancel_redirectsWithErrorAndState() throws Exception {
    var answer = post("/authorize/cancel", Map.of("request", request(authorize(parameters()))));

    assertThat(parametersOf(location(answer)))
        .containsEntry("error", "access_denied")
        .containsEntry("state", "st/1")
        .doesNotContainKey("code");
  }

  @Test
  void untrustedRequest_isNotRedirected() throws Exception {
    var stranger = parameters();
    stranger.put("client_id", "stranger");
    var elsewhere = parameters();
    elsewhere.put("redirect_uri", "https://elsewhere.example/callback");
    var notAnAddress = parameters();
    notAnAddress.put("redirect_uri", "javascript:alert(1)");

    for (var bad : List.of(stranger, elsewhere, notAnAddress)) {
      var answer = authorize(bad);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.headers().firstValue("Location")).isEmpty();
    }
  }

  @Test
  void unsupportedFlowOrScope_redirectsWithError() throws Exception {
    var implicit = parameters();
    implicit.put("response_type", "token");
    var scopeless = parameters();
    scopeless.put("scope", "email");

    assertThat(location(authorize(implicit))).contains("error=unsupported_response_type");
    assertThat(location(authorize(scopeless))).contains("error=invalid_scope");
  }

  @Test
  void code_isValidOnce() throws Exception {
    var code = pick("jiwoo@example.com").get("code");

    assertThat(redeem(code).statusCode()).isEqualTo(200);
    assertThat(json(redeem(code)).getString("error")).isEqualTo("invalid_grant");
  }

  @Test
  void code_isValidOnlyForItsRedirectUri() throws Exception {
    var form = tokenForm(pick("jiwoo@example.com").get("code"));
    form.put("redirect_uri", "http://localhost:8080/other");

    assertThat(json(asClient(form, "gyeolje:local-only")).getString("error"))
        .isEqualTo("invalid_grant");
  }

  @Test
  void tokenEndpoint_authenticatesClientByHeaderOrForm() throws Exception {
    var inForm = tokenForm(pick("jiwoo@example.com").get("code"));
    inForm.put("client_id", "gyeolje");
    inForm.put("client_secret", "local-only");
    var unsigned = tokenForm(pick("jiwoo@example.com").get("code"));

    assertThat(post("/token", inForm).statusCode()).isEqualTo(200);
    assertThat(post("/token", unsigned).statusCode()).isEqualTo(401);
    assertThat(asClient(unsigned, "gyeolje:wrong").statusCode()).isEqualTo(401);
    assertThat(asClient(unsigned, "gyeolje:local-only").statusCode()).isEqualTo(200);
  }

  @Test
  void signOut_redirectsToThisMachineOnly() throws Exception {
    var home = URLEncoder.encode("http://localhost:8080/", StandardCharsets.UTF_8);
    var away = URLEncoder.encode("https://elsewhere.example/", StandardCharsets.UTF_8);

    var back = get(provider.issuer() + "/end_session?state=s&post_logout_redirect_uri=" + home);
    var rejected = get(provider.issuer() + "/end_session?post_logout_redirect_uri=" + away);

    assertThat(location(back)).isEqualTo("http://localhost:8080/?state=s");
    assertThat(rejected.statusCode()).isEqualTo(400);
    assertThat(get(provider.issuer() + "/end_session").statusCode()).isEqualTo(200);
  }

  @Test
  void unavailableEndpoints_return503UntilDisarmed() throws Exception {
    var code = pick("jiwoo@example.com").get("code");
    provider.arm(OidcFault.DISCOVERY_DOWN);
    provider.arm(OidcFault.TOKEN_DOWN);
    provider.arm(OidcFault.KEYS_DOWN);

    var discovery = get(provider.issuer() + "/.well-known/openid-configuration");
    var token = redeem(code);
    var keys = get(discovered.getString("jwks_uri"));
    provider.disarm(OidcFault.TOKEN_DOWN);

    assertThat(List.of(discovery.statusCode(), token.statusCode(), keys.statusCode()))
        .containsOnly(503);
    assertThat(redeem(code).statusCode()).isEqualTo(200);
  }

  @Test
  void wrongStateFault_changesState() throws Exception {
    provider.arm(OidcFault.WRONG_STATE);

    assertThat(pick("jiwoo@example.com").get("state")).isNotEqualTo("st/1");
  }

  @Test
  void wrongClaimFaults_changeNonceIssuerAndAudience() throws Exception {
    provider.arm(OidcFault.WRONG_NONCE);
    provider.arm(OidcFault.WRONG_ISSUER);
    provider.arm(OidcFault.WRONG_AUDIENCE);

    var claims = verified(signedInToken());

    assertThat(claims.getStringClaim("nonce")).isNotEqualTo("n-1");
    assertThat(claims.getIssuer()).isNotEqualTo(provider.issuer().toString());
    assertThat(claims.getAudience()).doesNotContain("gyeolje");
  }

  @Test
  void foreignKeyFault_makesSignatureInvalid() throws Exception {
    provider.arm(OidcFault.FOREIGN_KEY);

    assertThat(signatureHolds(SignedJWT.parse(signedInToken()))).isFalse();
  }

  @Test
  void expiredTokenFault_keepsSignatureValid() throws Exception {
    provider.arm(OidcFault.EXPIRED_TOKEN);

    var claims = verified(signedInToken());

    assertThat(claims.getExpirationTime()).isBefore(Date.from(Instant.now().minusSeconds(1_800)));
    assertThat(claims.getIssueTime()).isBefore(claims.getExpirationTime());
  }

  @Test
  void unverifiedEmailFault_appearsInTokenAndUserInfo() throws Exception {
    provider.arm(OidcFault.EMAIL_NOT_VERIFIED);

    var tokens = json(redeem(pick("jiwoo@example.com").get("code")));

    assertThat(verified(tokens.getString("id_token")).getBooleanClaim("email_verified")).isFalse();
    assertThat(json(userInfo(tokens.getString("access_token"))).getBoolean("email_verified"))
        .isFalse();
  }

  @Test
  void console_showsSignInsAndSwitchesFaults() throws Exception {
    pick("haeun@example.com");

    var armed = post("/faults", Map.of("arm", "WRONG_STATE"));
    var page = get(provider.issuer() + "/").body();
    var unknown = post("/faults", Map.of("arm", "NO_SUCH_FAULT"));
    post("/faults", Map.of("disarm", "WRONG_STATE"));

    assertThat(armed.statusCode()).isEqualTo(303);
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(page).containsPattern("<ol><li>[0-9:]+ haeun@example.com").contains("Switch off");
    assertThat(pick("haeun@example.com").get("state")).isEqualTo("st/1");
  }

  @Test
  void userNames_areEscaped() throws Exception {
    var request = request(authorize(parameters()));
    post(
        "/authorize/person",
        Map.of("request", request, "name", "<b>x</b>", "email", "x@example.com"));

    assertThat(get(provider.issuer() + "/").body()).contains("&lt;b&gt;x").doesNotContain("<b>x");
    assertThat(authorize(parameters()).body()).contains("&lt;b&gt;x").doesNotContain("<b>x");
  }

  @Test
  void reset_deletesFaultsAndAddedUsers() throws Exception {
    var known = provider.users();
    post(
        "/authorize/person",
        Map.of("request", request(authorize(parameters())), "email", "new@example.com"));
    provider.arm(OidcFault.WRONG_STATE);

    provider.reset();

    assertThat(provider.users()).isEqualTo(known);
    assertThat(pick("jiwoo@example.com").get("state")).isEqualTo("st/1");
  }

  @Test
  void close_endsAllThreads() throws Exception {
    var whileOpen = threads();

    provider.close();
    for (var thread : whileOpen) {
      thread.join(5_000);
    }

    assertThat(whileOpen).isNotEmpty().noneMatch(Thread::isAlive);
    assertThat(threads()).isEmpty();
  }

  private List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread -> thread.getName().startsWith("oidc-simulator-" + provider.issuer().getPort()))
        .toList();
  }

  private static Map<String, String> parameters() {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("client_id", "gyeolje");
    parameters.put("response_type", "code");
    parameters.put("scope", "openid email profile");
    parameters.put("redirect_uri", CALLBACK);
    parameters.put("state", "st/1");
    parameters.put("nonce", "n-1");
    return parameters;
  }

  private HttpResponse<String> authorize(Map<String, String> parameters) throws Exception {
    return get(discovered.getString("authorization_endpoint") + "?" + encoded(parameters));
  }

  private static String request(HttpResponse<String> page) {
    var found = REQUEST.matcher(page.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  /** Signs in as this user and returns the parameters of the redirect to the client. */
  private Map<String, String> pick(String email) throws Exception {
    var request = request(authorize(parameters()));
    return parametersOf(
        location(post("/authorize/person", Map.of("request", request, "email", email))));
  }

  private String signedInToken() throws Exception {
    return json(redeem(pick("jiwoo@example.com").get("code"))).getString("id_token");
  }

  private HttpResponse<String> redeem(String code) throws Exception {
    return asClient(tokenForm(code), "gyeolje:local-only");
  }

  private static Map<String, String> tokenForm(String code) {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", CALLBACK);
    return form;
  }

  private HttpResponse<String> asClient(Map<String, String> form, String client) throws Exception {
    var basic = Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
    return send(formTo("/token", form).header("Authorization", "Basic " + basic));
  }

  private HttpResponse<String> userInfo(String accessToken) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(discovered.getString("userinfo_endpoint")))
            .header("Authorization", "Bearer " + accessToken));
  }

  private JWTClaimsSet verified(String idToken) throws Exception {
    var token = SignedJWT.parse(idToken);
    assertThat(signatureHolds(token)).isTrue();
    return token.getJWTClaimsSet();
  }

  private boolean signatureHolds(SignedJWT token) throws Exception {
    var keys = JWKSet.parse(get(discovered.getString("jwks_uri")).body());
    var key = keys.getKeyByKeyId(token.getHeader().getKeyID());
    assertThat(key.getAlgorithm()).isEqualTo(token.getHeader().getAlgorithm());
    assertThat(key.isPrivate()).isFalse();
    return token.verify(new RSASSAVerifier(key.toRSAKey()));
  }

  private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
    return send(formTo(path, form));
  }

  private HttpRequest.Builder formTo(String path, Map<String, String> form) {
    return HttpRequest.newBuilder(provider.issuer().resolve(path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(encoded(form)));
  }

  private HttpResponse<String> get(String address) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(address)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static Map<String, String> parametersOf(String address) {
    return Pattern.compile("&")
        .splitAsStream(URI.create(address).getRawQuery())
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static String encoded(Map<String, String> pairs) {
    return pairs.entrySet().stream()
        .map(
            pair ->
                pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static JsonObject json(HttpResponse<String> answer) {
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }
}
