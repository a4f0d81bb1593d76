package dev.gyeolje.account;

import static dev.gyeolje.support.Page.heading;
import static dev.gyeolje.support.Visitor.newEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.platform.web.Browser;
import dev.gyeolje.simulator.oidc.OidcFault;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Page;
import dev.gyeolje.support.RawRequest;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in and out. */
class SignInIT {
  private final LocalShop shop = SharedShop.get();
  private final Database database = new Database(shop.dataSource());
  private final Visitor visitor = Visitor.to(shop);
  private final String email = newEmail();

  @Test
  void signIn_redirectsToRequestedPath() {
    var back = signIn("/?category=shoes&q=a%20b");

    assertThat(visitor.location(back)).isEqualTo("/?category=shoes&q=a%20b");
    assertThat(visitor.get("/").body()).contains("data-testid=\"person\">Robin");
  }

  @Test
  void protectedPage_requiresSignInAndOpensAfterwards() {
    var away = visitor.get("/orders");
    assertThat(away.statusCode()).isEqualTo(303);
    assertThat(visitor.location(away)).isEqualTo("/login?to=%2Forders");

    assertThat(heading(visitor.follow(signIn("/orders")))).isEqualTo("My orders");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/a\nb",
        "javascript:alert(1)",
        ""
      })
  void invalidOrExternalTarget_redirectsToHome(String to) {
    assertThat(visitor.location(signIn(to))).isEqualTo("/");
  }

  @Test
  void sessionCookie_isHttpOnlyAndLaxForSevenDays() {
    var back = signIn("/");

    assertThat(back.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("gyeolje=")
                    .containsIgnoringCase("SameSite=Lax")
                    .containsIgnoringCase("Path=/")
                    .contains("HttpOnly", "Max-Age=604800")
                    // the local shop runs without HTTPS
                    .doesNotContain("Secure"));
  }

  @Test
  void signIn_issuesNewSessionCookie() {
    signIn("/");
    visitor.submit("/logout", Map.of());
    var before = visitor.cookie("gyeolje").orElseThrow().getValue();

    signIn("/");

    assertThat(visitor.cookie("gyeolje").orElseThrow().getValue()).isNotEqualTo(before);
  }

  @Test
  void signOut_endsTheSession() {
    signIn("/");
    var session = visitor.cookie("gyeolje").orElseThrow().getValue();

    var answer = visitor.submit("/logout", Map.of());

    assertThat(visitor.location(answer)).isEqualTo("/");
    assertThat(answer.headers().firstValue("Clear-Site-Data")).contains("\"cache\", \"storage\"");
    assertThat(RawRequest.answer(shop.origin(), "GET /orders", "Cookie: gyeolje=" + session))
        .contains("/login?to=");
    assertThat(visitor.get("/").body()).contains("data-testid=\"sign-in\"");
  }

  @Test
  void signOutFromAnotherSite_isRejected() {
    signIn("/");

    assertThat(visitor.submitFromAnotherSite("/logout", Map.of()).statusCode()).isEqualTo(403);
    assertThat(visitor.get("/orders").statusCode()).isEqualTo(200);
  }

  @Test
  void anonymousPage_setsNoCookie() {
    assertThat(visitor.get("/").headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void storedKeyHash_isNotAcceptedAsCookie() {
    signIn("/");
    var hash =
        database.text(
            "select key_hash from sign_ins s join users u on u.id = s.account_id where u.email = ?",
            email);

    assertThat(hash).hasSize(43).isNotEqualTo(visitor.cookie("gyeolje").orElseThrow().getValue());
    assertThat(RawRequest.answer(shop.origin(), "GET /orders", "Cookie: gyeolje=" + hash))
        .contains("/login?to=");
  }

  /**
   * The provider does not tell the shop when an operator leaves. An operator sign-in, by address or
   * by group, therefore ends after a shift.
   */
  @Test
  void signIn_lastsTwelveHoursForOperatorsAndAWeekForCustomers() {
    signIn("/");
    Visitor.operatorOf(shop);

    assertThat(lifetimeInHours(email)).isEqualTo(7 * 24);
    assertThat(lifetimeInHours(LocalShop.OPERATOR)).isEqualTo(12);
  }

  /** Returns the lifetime of the account's newest sign-in, in hours. */
  private long lifetimeInHours(String address) {
    return database.number(
        "select round(extract(epoch from s.expires_at - u.signed_in_at) / 3600)"
            + " from sign_ins s join users u on u.id = s.account_id where u.email = ?"
            + " order by s.created_at desc limit 1",
        address);
  }

  @Test
  void expiredSignIn_isRejectedAndDeleted() {
    signIn("/");
    database.change(
        "update sign_ins set expires_at = now() where account_id ="
            + " (select id from users where email = ?)",
        email);

    assertThat(visitor.get("/orders").statusCode()).isEqualTo(303);
    signIn("/");
    assertThat(
            database.number(
                "select count(*) from sign_ins s join users u on u.id = s.account_id"
                    + " where u.email = ?",
                email))
        .isEqualTo(1);
  }

  @Test
  void sameUserSigningInTwice_keepsOneAccount() {
    signIn("/");
    Visitor.to(shop).signIn("Robin", email.toUpperCase());

    assertThat(accounts()).isEqualTo(1);
  }

  @Test
  void signedInCustomer_skipsProvider() {
    signIn("/");

    assertThat(visitor.location(visitor.get("/login?to=/orders"))).isEqualTo("/orders");
  }

  /**
   * The customer reloads the callback or opens it from a bookmark after the sign-in has completed.
   */
  @Test
  void repeatedCallback_redirectsAndKeepsSession() {
    var address = visitor.picks(visitor.goesToProvider("/orders"), "Robin", email);
    visitor.comesBack(address);
    var key = visitor.cookie("gyeolje").orElseThrow().getValue();

    for (var again : List.of(address, "/login/callback", "/login/callback?code=a&state=b"))
      assertThat(visitor.location(visitor.get(again))).isEqualTo("/orders");
    assertThat(visitor.cookie("gyeolje").orElseThrow().getValue()).isEqualTo(key);
  }

  /** Google rejects sign-in inside apps with an error page that has no link back to the shop. */
  @Test
  void inAppBrowser_getsExitHintAndCanStillSignIn() {
    var app = "Mozilla/5.0 (Linux; Android 14; wv) Mobile Safari/537.36 KAKAOTALK/10.5.8 (INAPP)";
    var to = "/?category=shoes&q=%EC%83%81";
    var path = "/login?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);

    var hint = visitor.send(visitor.request(path).header("User-Agent", app));

    assertThat(hint.statusCode()).isEqualTo(200);
    assertThat(heading(hint)).isEqualTo("Please sign in with another browser");
    var address = Page.of(hint).attribute("#address[readonly]", "value").orElseThrow();
    assertThat(URI.create(address).getQuery()).isEqualTo("to=" + to);
    assertThat(hint.body())
        .contains(
            "href=\"kakaotalk://web/openExternal?url="
                + URLEncoder.encode(address, StandardCharsets.UTF_8)
                + "\"");

    var anyway = Page.of(hint).attribute("[data-testid=anyway]", "href").orElseThrow();
    var away = visitor.send(visitor.request(anyway).header("User-Agent", app));
    assertThat(visitor.location(away)).startsWith(shop.oidc().issuer().toString());
    var picked = visitor.picks(visitor.atPicker(away), "Robin", email);
    assertThat(visitor.location(visitor.comesBack(picked))).isEqualTo(to);

    // a signed-in customer needs no provider
    assertThat(visitor.location(visitor.send(visitor.request(path).header("User-Agent", app))))
        .isEqualTo(to);
  }

  /** Without the NUL character the address would be the operator's. */
  @Test
  void emailWithNulCharacter_isRejected() {
    var request = visitor.goesToProvider("/ops");

    var page = visitor.comesBack(visitor.picks(request, "Mallory", LocalShop.OPERATOR + "\0"));

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(visitor.get("/ops").statusCode()).isEqualTo(303);
  }

  @Test
  void idleOperator_mustSignInAgainButCustomerStays() {
    var operator = Visitor.operatorOf(shop);
    signIn("/");
    assertThat(operator.get("/ops").statusCode()).isEqualTo(200);
    setIdleMinutes(LocalShop.OPERATOR, 29, operator);
    assertThat(operator.get("/ops").statusCode()).isEqualTo(200);
    assertThat(idleMinutes(operator)).as("idle minutes after a request").isZero();

    setIdleMinutes(LocalShop.OPERATOR, 31, operator);
    setIdleMinutes(email, 31, visitor);

    assertThat(operator.location(operator.get("/ops"))).startsWith("/login?to=");
    assertThat(visitor.get("/orders").statusCode()).isEqualTo(200);
  }

  private void setIdleMinutes(String address, int minutes, Visitor who) {
    assertThat(
            database.change(
                "update sign_ins set last_seen_at = now() - make_interval(mins => ?::int)"
                    + " where key_hash = ? and account_id in (select id from users where email = ?)",
                minutes,
                hash(who),
                address))
        .isEqualTo(1);
  }

  private long idleMinutes(Visitor who) {
    return database.number(
        "select floor(extract(epoch from now() - last_seen_at) / 60) from sign_ins"
            + " where key_hash = ?",
        hash(who));
  }

  private static String hash(Visitor who) {
    return Browser.hash(who.cookie("gyeolje").orElseThrow().getValue());
  }

  @Test
  void signIns_areListedAndEndedSinglyOrTogether() {
    signIn("/");
    var phone = Visitor.to(shop).signIn("Robin", email);
    var stranger = Visitor.signedInTo(shop);
    var ids = signIns(visitor);
    assertThat(ids).hasSize(2);
    var there = signInOf(phone);

    stranger.submit("/settings/sign-ins", Map.of("signIn", there));
    assertThat(phone.get("/orders").statusCode())
        .as("another customer cannot end the sign-in")
        .isEqualTo(200);

    var ended = visitor.submit("/settings/sign-ins", Map.of("signIn", there));
    assertThat(visitor.location(ended)).isEqualTo("/settings");
    assertThat(phone.get("/orders").statusCode()).isEqualTo(303);
    assertThat(signIns(visitor)).hasSize(1).doesNotContain(there);

    var tablet = Visitor.to(shop).signIn("Robin", email);
    var out = visitor.submit("/settings/sign-ins", Map.of("signIn", "all"));
    assertThat(visitor.location(out)).isEqualTo("/");
    assertThat(out.headers().firstValue("Clear-Site-Data")).contains("\"cache\", \"storage\"");
    for (var account : List.of(visitor, tablet))
      assertThat(account.get("/orders").statusCode()).isEqualTo(303);
    assertThat(stranger.get("/orders").statusCode()).isEqualTo(200);
  }

  @Test
  void unknownSignInId_isNotFound() {
    signIn("/");

    assertThat(visitor.submit("/settings/sign-ins", Map.of("signIn", "1")).statusCode())
        .isEqualTo(404);
    assertThat(visitor.submit("/settings/sign-ins", Map.of()).statusCode()).isEqualTo(404);
    assertThat(visitor.get("/orders").statusCode()).isEqualTo(200);
  }

  private String signInOf(Visitor who) {
    return database.text("select id from sign_ins where key_hash = ?", hash(who));
  }

  private static List<String> signIns(Visitor who) {
    return Page.of(who.get("/settings")).attributes("[data-sign-in]", "data-sign-in");
  }

  @Test
  void canceledSignIn_showsRetryPage() {
    var request = visitor.goesToProvider("/orders");

    var page = visitor.comesBack(visitor.givesUp(request));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("You canceled the sign-in", "href=\"/login?to=%2forders\"");
  }

  @ParameterizedTest
  @EnumSource(
      value = OidcFault.class,
      names = {
        "WRONG_NONCE",
        "WRONG_STATE",
        "FOREIGN_KEY",
        "EXPIRED_TOKEN",
        "WRONG_AUDIENCE",
        "WRONG_ISSUER"
      })
  void invalidSignInResponse_isRejected(OidcFault fault) {
    var page = signInWith(fault);

    assertThat(page.statusCode()).isIn(400, 503);
    assertThat(page.body()).contains("data-outcome=").doesNotContain("Exception");
    assertThat(accounts()).isZero();
    assertThat(visitor.get("/orders").statusCode()).isEqualTo(303);
  }

  @Test
  void tokenEndpointDown_yields503AndRecovers() {
    var page = signInWith(OidcFault.TOKEN_DOWN);

    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.headers().firstValue("Retry-After")).isPresent();
    assertThat(heading(page)).isEqualTo("Sign-in is not possible right now");
    assertThat(visitor.location(signIn("/"))).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login/callback",
        "/login/callback?code=a&state=b",
        "/login/callback?code=&state=",
        "/login/callback?error=server_error&state=x",
        "/login/callback?code=%00&state=%00"
      })
  void unsolicitedSignInResponse_gets400Page(String address) {
    var page = visitor.get(address);

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(heading(page)).isEqualTo("You are not signed in");
  }

  @Test
  void codeAndStateOnOtherPages_areIgnored() {
    assertThat(visitor.get("/?code=a&state=b").statusCode()).isEqualTo(200);
    signIn("/");
    assertThat(visitor.get("/orders?code=a&state=b").statusCode()).isEqualTo(200);
  }

  @Test
  void replayedSignInResponse_isRejected() {
    var address = visitor.picks(visitor.goesToProvider("/"), "Robin", email);
    visitor.comesBack(address);

    var thief = Visitor.to(shop);
    assertThat(thief.comesBack(address).statusCode()).isEqualTo(400);
    assertThat(thief.get("/orders").statusCode()).isEqualTo(303);
  }

  @Test
  void unverifiedOperatorEmail_getsForbidden() {
    shop.oidc().arm(OidcFault.EMAIL_NOT_VERIFIED);
    try {
      visitor.signIn("Somebody", LocalShop.OPERATOR);
      assertThat(visitor.get("/ops").statusCode()).isEqualTo(403);
    } finally {
      shop.oidc().disarm(OidcFault.EMAIL_NOT_VERIFIED);
    }
  }

  @Test
  void operationsPage_isOpenToOperatorsGroupOnly() {
    var request = visitor.goesToProvider("/ops");
    var back = visitor.picks(request, "Robin", email, "buyers," + LocalShop.OPERATORS);
    assertThat(heading(visitor.follow(visitor.comesBack(back)))).isEqualTo("Operations");

    visitor.submit("/logout", Map.of());
    signIn("/");

    assertThat(visitor.get("/ops").statusCode()).isEqualTo(403);
  }

  @Test
  void nameWithMarkupAndControlCharacters_isCleanedAndEscaped() {
    visitor.comesBack(
        visitor.picks(
            visitor.goesToProvider("/"), "<b>R\u0007obin\0</b>" + "x".repeat(300), email));

    assertThat(visitor.get("/").body()).contains("&lt;b&gt;R obin").doesNotContain("<b>R");
  }

  private HttpResponse<String> signIn(String to) {
    return visitor.comesBack(visitor.picks(visitor.goesToProvider(to), "Robin", email));
  }

  private HttpResponse<String> signInWith(OidcFault fault) {
    shop.oidc().arm(fault);
    try {
      return signIn("/");
    } finally {
      shop.oidc().disarm(fault);
    }
  }

  private long accounts() {
    return database.number("select count(*) from users where lower(email) = ?", email);
  }
}
