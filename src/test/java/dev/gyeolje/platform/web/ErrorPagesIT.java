package dev.gyeolje.platform.web;

import static dev.gyeolje.support.Page.heading;
import static dev.gyeolje.support.Visitor.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.LogWatch;
import dev.gyeolje.support.RawRequest;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the shop itself reports errors: to users as a page, to programs as a problem. */
class ErrorPagesIT {
  /** Text of the server's own error pages. */
  private static final String BANNER =
      "(?is).*(payara|glassfish|grizzly|wildfly|undertow|resteasy|exception|\\bat java\\.).*";

  private final LocalShop shop = SharedShop.get();
  private final Visitor visitor = Visitor.to(shop);

  @ParameterizedTest
  @ValueSource(
      strings = {"/nope", "/nope/", "/static/nope.css", "/static/", "/checkout/a/b", "/index.jsp"})
  void unknownPath_getsErrorPage(String path) {
    var answer = visitor.get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(type(answer)).isEqualTo("text/html");
    assertThat(heading(answer)).isEqualTo("There is no such page");
    assertThat(answer.body()).doesNotMatch(BANNER);
    assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
  }

  /** WildFly responds to these itself, without a page. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/WEB-INF/web.xml",
        "/WEB-INF/error",
        "/static/../WEB-INF/web.xml",
        "/META-INF/persistence.xml"
      })
  void pathInsideWar_isNotFound(String path) {
    var answer = visitor.get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).doesNotMatch(BANNER).doesNotContain("<web-app", "<persistence");
  }

  @Test
  void errorPage_isInVisitorsLanguage() {
    assertThat(visitor.reading("ko").get("/nope").body()).contains("<html lang=\"ko\">");
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/",
    "POST,/login",
    "POST,/orders",
    "POST,/static/css/shop.css",
    "DELETE,/",
    "PUT,/orders",
    "PATCH,/login",
    "BREW,/",
    "BREW,/static/css/shop.css",
    "BREW,/login/callback",
    "OPTIONS,/"
  })
  void unsupportedMethod_getsErrorPage(String method, String path) {
    var answer = visitor.send(visitor.request(path).method(method, BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(heading(answer)).isEqualTo("That cannot be done at this address");
    assertThat(answer.body()).doesNotMatch(BANNER);
  }

  /** Users get there from the browser history, or by choosing a language after a rejected form. */
  @ParameterizedTest
  @CsvSource({
    "/logout,/",
    "/language,/",
    "/settings/test,/settings",
    "/settings/devices/1,/settings",
    "/settings/devices/1/remove,/settings/devices/1",
    "/cart/1,/cart",
    "/orders/1/cancel,/orders/1",
    "/ops/outbox/setup,/ops/outbox",
    "/ops/orders/1/refunds,/ops/orders/1"
  })
  void getOfFormAction_redirectsToPageOfForm(String button, String page) {
    var customer = Visitor.signedInTo(shop);

    assertThat(customer.location(customer.get(button))).isEqualTo(page);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/nope,404,NOT_FOUND",
    "GET,/internal/nope,404,NOT_FOUND",
    "GET,/api/checkout/orders,405,METHOD_NOT_ALLOWED",
    "DELETE,/api/checkout/stock,405,METHOD_NOT_ALLOWED",
    "BREW,/internal/live,405,METHOD_NOT_ALLOWED",
    "POST,/api/checkout/callback,405,METHOD_NOT_ALLOWED"
  })
  void program_getsProblemDetails(String method, String path, int status, String code) {
    var answer = visitor.send(visitor.request(path).method(method, BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(type(answer)).isEqualTo("application/problem+json");
    assertThat(answer.body()).contains("\"status\":" + status, "\"code\":\"" + code + "\"");
  }

  @Test
  void invalidMediaType_getsProblemDetails() throws Exception {
    var answer =
        visitor.send(
            visitor
                .json("/api/checkout/stock?token=" + shop.pushToken(), "{}")
                .setHeader("Content-Type", "nonsense"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(type(answer)).isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%00",
        "GET /a%5cb",
        "GET /..;/WEB-INF/web.xml",
        "GET /static/%2e%2e/WEB-INF/web.xml",
        "GET /static/..%2fWEB-INF/web.xml",
        "GET //",
        "GET /\u0001",
        "GET /orders/\u007f",
        "GET http://evil.example/",
        "TRACE /",
        "GET /checkout/%c0%ae%c0%ae"
      })
  void malformedRequest_isNoServerError(String line) {
    var log = LogWatch.of(shop.server().log());

    var answer = RawRequest.answer(shop.origin(), line);

    assertThat(answer).startsWith("HTTP/1.1 ").doesNotMatch(BANNER).doesNotContain("<web-app");
    assertThat(answer.substring(9, 10)).isNotEqualTo("5");
    assertThat(log.troubles()).isEmpty();
  }

  /** Payara rejects these itself, with an empty response and a SEVERE log entry. */
  @ParameterizedTest
  @ValueSource(strings = {"GET /%", "GET /%zz"})
  void undecodablePath_isNoServerError(String line) {
    var answer = RawRequest.answer(shop.origin(), line);

    assertThat(answer).startsWith("HTTP/1.1 ").doesNotMatch(BANNER);
    assertThat(answer.substring(9, 10)).isNotEqualTo("5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cookie: lang=\"; gyeolje=%00; =;;",
        "Cookie: gyeolje=../../x",
        "Accept-Language: \u0001",
        "Accept: nonsense",
        "Sec-Fetch-Site: \u00ff",
        "Origin: \u00ff",
        "Content-Length: -1",
        "Content-Type: ;;;",
        "Accept-Charset: x"
      })
  void oddHeader_isNoServerError(String header) {
    assertThat(RawRequest.status(shop.origin(), "GET /", header)).isLessThan(500);
  }

  @Test
  void overlongUrl_isRejected() {
    assertThat(RawRequest.status(shop.origin(), "GET /?q=" + "a".repeat(20_000)))
        .isBetween(400, 499);
    assertThat(RawRequest.status(shop.origin(), "GET /orders/" + "a".repeat(7_000))).isEqualTo(303);
  }

  @Test
  void responses_haveNosniffHeader() {
    assertThat(visitor.get("/").headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(visitor.get("/static/css/shop.css").headers().firstValue("X-Content-Type-Options"))
        .contains("nosniff");
  }

  @Test
  void staticFile_hasTypeAndIsCacheable() {
    var css = visitor.get("/static/css/shop.css");

    assertThat(css.statusCode()).isEqualTo(200);
    assertThat(type(css)).isEqualTo("text/css");
    assertThat(css.headers().firstValue("Cache-Control")).contains("public, max-age=3600");
    assertThat(type(visitor.get("/static/images/favicon.svg"))).isEqualTo("image/svg+xml");
  }

  @Test
  void missingFile_isNotCacheable() {
    assertThat(visitor.get("/static/nope.css").headers().firstValue("Cache-Control").orElse(""))
        .doesNotContain("public");
  }

  @Test
  void serviceWorker_containsPublicConfiguration() {
    var worker = visitor.get("/firebase-messaging-sw.js");

    assertThat(type(worker)).isEqualTo("text/javascript");
    assertThat(worker.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(worker.body())
        .contains("\"apiKey\":\"local-only\"", shop.fcm().sdkUrl())
        .doesNotContain("{{");
  }
}
