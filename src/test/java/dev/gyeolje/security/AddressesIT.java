package dev.gyeolje.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.RawRequest;
import dev.gyeolje.support.Scrape;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that a path has one spelling, so that caches, proxy rules and limits see what the shop
 * sees.
 */
class AddressesIT {
  private final LocalShop shop = SharedShop.get();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/orders;a.js",
        "/settings;x.js",
        "/ops;a.js",
        "/;a",
        "/static/css/shop.css;x",
        "/orders%3ba.js",
        "/%6frders",
        "/api;x/checkout/callback",
        "/%61pi/checkout/callback",
        "/internal;x/metrics",
        "/%69nternal/metrics",
        "/internal/%6detrics",
        "//internal/metrics",
        "/internal//metrics",
        "/./internal/metrics",
        "/static/../internal/metrics",
        "/static/%2e%2e/internal/metrics",
        "/x/%2E/internal/metrics",
        "/internal%2fmetrics",
        "/.git/config",
        "/orders/%0d%0aa",
        "/orders/%7f"
      })
  void otherSpelling_isRejected(String path) {
    var customer = Visitor.signedInTo(shop);

    var answer = RawRequest.answer(shop.origin(), "GET " + path, "Cookie: " + customer.cookies());

    assertThat(answer)
        .startsWith("HTTP/1.1 400 ")
        .containsIgnoringCase("Cache-Control: no-store")
        .doesNotContain("gyeolje_", "data-testid=\"person\"");
  }

  /** Some servers reject these before the shop gets the request. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal/metrics%00",
        "/%00",
        "/orders/\u0001",
        "/internal%5cmetrics",
        "/internal\\metrics"
      })
  void invalidPath_isRejected(String path) {
    assertThat(RawRequest.answer(shop.origin(), "GET " + path)).startsWith("HTTP/1.1 400 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%EB%A8%B8%EA%B7%B8", "/orders/a+b", "/a,b=c@d!", "/checkout/~a_b-c.d"})
  void unusualPath_isNotFound(String path) {
    var customer = Visitor.signedInTo(shop);

    assertThat(customer.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void rejection_isLocalizedAndCounted() {
    double before = Scrape.of(shop).value("gyeolje_requests_malformed_total{part=\"address\"}");

    assertThat(
            RawRequest.answer(shop.origin(), "GET /orders;a.js", "Accept-Language: en-US,en;q=0.9"))
        .contains("<html lang=\"en\">", "We could not understand that request");
    assertThat(RawRequest.answer(shop.origin(), "POST /api/devices;x", "Content-Length: 0"))
        .contains("application/problem+json", "\"code\":\"BAD_REQUEST\"");

    assertThat(Scrape.of(shop).value("gyeolje_requests_malformed_total{part=\"address\"}"))
        .isGreaterThanOrEqualTo(before + 2);
  }

  /** A cache that stores paths like those of files must not store a user's page. */
  @ParameterizedTest
  @ValueSource(strings = {"/orders.js", "/orders/x.js", "/x.js", "/checkout/x.css", "/static"})
  void pageAtFileLikePath_isNotCacheable(String path) {
    var customer = Visitor.signedInTo(shop);

    assertThat(customer.get(path).headers().allValues("Cache-Control")).containsExactly("no-store");
  }
}
