package dev.gyeolje.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.LogWatch;
import dev.gyeolje.support.RawRequest;
import dev.gyeolje.support.Scrape;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests unusual and malformed headers, such as scripts, proxies and browsers send. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HeadersIT {
  private static final String MALFORMED = "gyeolje_requests_malformed_total{part=\"header\"}";

  private final LocalShop shop = SharedShop.get();

  @ParameterizedTest
  @CsvSource({
    "GET /, 200",
    "GET /cart, 200",
    "GET /login?to=/orders, 302",
    "GET /orders, 303",
    "GET /nope, 404",
    "GET /static/css/shop.css, 200",
    "GET /internal/live, 200",
    "GET /api/checkout/callback, 303",
    "POST /api/payments/webhook, 400",
    "POST /api/checkout/stock, 401"
  })
  void nonAsciiHeaders_areAccepted(String line, int status) {
    var log = LogWatch.of(shop.server().log());

    for (var header : new String[] {"Cookie: n=한글; lang=en", "X-City: 서울", "User-Agent: 결제"})
      assertThat(
              RawRequest.status(
                  shop.origin(),
                  line,
                  RawRequest.utf8(header),
                  "Content-Type: application/json",
                  "Content-Length: 0"))
          .as(header)
          .isEqualTo(status);
    assertThat(log.troubles()).isEmpty();
  }

  @Test
  void nonAsciiForeignCookie_keepsSignIn() {
    var customer = Visitor.signedInTo(shop);

    var cookies = RawRequest.utf8("Cookie: 이름=한글; " + customer.cookies() + "; x=\"열\\\"");

    assertThat(RawRequest.status(shop.origin(), "GET /orders", cookies)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cookie: lang=\u0001",
        "Cookie: a=b; c=\u007f",
        "X-City: a\0b",
        "Accept-Language: \u0001",
        "Accept: \u001b[31m"
      })
  void controlCharacters_areRejected(String header) {
    var log = LogWatch.of(shop.server().log());

    assertThat(RawRequest.answer(shop.origin(), "GET /", header)).startsWith("HTTP/1.1 400 ");
    assertThat(log.troubles()).isEmpty();
  }

  /** Some servers end the header at the carriage return, which is just as safe. */
  @Test
  void bareCarriageReturn_addsNoResponseHeader() {
    var header = "X-Request-Id: a-name-of-it\rX-Evil: 1";

    var answer = RawRequest.answer(shop.origin(), "GET /", header);

    assertThat(answer).matches("(?s)HTTP/1.1 (200|400) .*").doesNotContain("X-Evil", "\r\r");
  }

  @Test
  void tooManyCookies_areRejectedAndCounted() {
    double before = Scrape.of(shop).value(MALFORMED);
    var cookies =
        IntStream.range(0, 201).mapToObj(i -> "c" + i + "=1").collect(Collectors.joining("; "));

    assertThat(RawRequest.answer(shop.origin(), "GET /", "Cookie: " + cookies))
        .startsWith("HTTP/1.1 400 ");

    assertThat(Scrape.of(shop).value(MALFORMED)).isGreaterThanOrEqualTo(before + 1);
    assertThat(RawRequest.status(shop.origin(), "GET /", "Cookie: " + cookies.substring(5)))
        .isEqualTo(200);
  }

  /** Undertow rejects the request before the shop gets it; on Payara, the shop rejects it. */
  @Test
  void controlCharacterInCookie_isRejected() {
    assertThat(RawRequest.answer(shop.origin(), "GET /", "Cookie: lang=\u0001"))
        .startsWith("HTTP/1.1 400 ");
  }

  /**
   * A proxy may see another end of the request and give the next response to another client. Last
   * in its class: the server may log later that it could not answer the second request on a closed
   * connection, and other tests watch the log.
   */
  @Order(Integer.MAX_VALUE)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5"
      })
  void requestOfAmbiguousLength_isLastOfItsConnection(String header) {
    var smuggled = "GET /internal/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

    var answers =
        RawRequest.conversation(
            shop.origin(),
            "POST /api/payments/webhook HTTP/1.1\r\nHost: localhost\r\n"
                + header
                + "\r\n\r\n0\r\n\r\n"
                + smuggled);

    assertThat(answers).matches("(?s)HTTP/1.1 (400|411|501) .*");
    assertThat(answers.split("HTTP/1\\.1 ")).as(answers).hasSize(2);
  }

  /** Some servers treat this as the end of the headers, a proxy perhaps as part of a value. */
  @Test
  void carriageReturns_doNotEndHeaders() {
    var answers =
        RawRequest.conversation(
            shop.origin(),
            "GET /internal/live HTTP/1.1\r\nHost: localhost\r\nX-City: a\r\r\r"
                + "GET /internal/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answers.split("HTTP/1\\.1 ")).as(answers).hasSize(2);
  }

  /**
   * A proxy may treat such a header as part of the request line, so the server must not read it.
   */
  @Test
  void firstHeaderWithLeadingBlank_isRejected() {
    var answer =
        RawRequest.conversation(
            shop.origin(),
            "GET /internal/live HTTP/1.1\r\n X-City: a\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400 ");
  }

  /** Some code of the server parses each of these headers. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cookie: a=\"; b=\"\\",
        "If-Modified-Since: yesterday",
        "If-Unmodified-Since: 99999999999999999999",
        "If-None-Match: W/",
        "If-Range: x",
        "Range: bytes=a-b",
        "Range: bytes=9-1,-,99999999999999999999-",
        "Accept-Encoding: ;;q=x",
        "Accept-Charset: ;;q=x",
        "Authorization: nonsense",
        "Content-Language: ;;",
        "Content-Type: ;;;",
        "Content-Type: text/html; charset=klingon",
        "Date: x",
        "Origin: null",
        "Referer: http://[",
        "Upgrade: x",
        "X-Forwarded-For: ::::, 1.2.3.4.5"
      })
  void unreadableHeader_isNoServerError(String header) {
    var log = LogWatch.of(shop.server().log());

    for (var path :
        new String[] {"/", "/static/css/shop.css", "/internal/live", "/api/nope", "/orders"})
      assertThat(RawRequest.status(shop.origin(), "GET " + path, header)).as(path).isLessThan(500);
    assertThat(log.troubles()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en_US | en",
        "en-US,ko_KR;q=0.5 | en",
        "<script>,en;q=0.1 | en",
        "ko;q=x,en;q=0.2 | en",
        "fr;q=2,,;;,en;q=0.1,@ | en",
        "en;q=0.1, ko-KR ;q=0.9 | ko",
        "en;q=0,ko;q=0 | ko",
        "zh-Hant-TW-x-y, en;q=.5 | en",
        "en-, -en, de | ko"
      })
  void readableLanguageRanges_determineLanguage(String accepted, String language) {
    for (var path : new String[] {"/", "/nope", "/cart"})
      assertThat(RawRequest.answer(shop.origin(), "GET " + path, "Accept-Language: " + accepted))
          .contains("<html lang=\"" + language + "\">");
    assertThat(
            RawRequest.status(shop.origin(), "GET /internal/live", "Accept-Language: " + accepted))
        .isEqualTo(200);
  }

  /** Java's own client sends the second value. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
        ";;, */*;q=0.1"
      })
  void unreadableAcceptHeader_isIgnored(String accepted) {
    for (var path : new String[] {"/", "/internal/live"})
      assertThat(RawRequest.status(shop.origin(), "GET " + path, "Accept: " + accepted))
          .as(path)
          .isEqualTo(200);
  }
}
