package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.RawRequest;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the security headers of every response. */
class SecurityHeadersIT {

  private final LocalShop shop = SharedShop.get();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/login/callback",
        "/checkout/error",
        "/nope",
        "/static/css/shop.css",
        "/static/nope.css",
        "/firebase-messaging-sw.js",
        "/api/nope",
        "/api/checkout/callback",
        "/orders"
      })
  void everyResponse_hasSecurityHeaders(String path) {
    var headers = Visitor.to(shop).get(path).headers();

    assertThat(headers.allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .startsWith("default-src 'none'; script-src 'self' ")
        .endsWith("base-uri 'none'; frame-ancestors 'none'")
        .doesNotContain("unsafe-eval");
    assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
    assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(headers.allValues("Referrer-Policy"))
        .containsExactly("strict-origin-when-cross-origin");
    assertThat(headers.allValues("Cross-Origin-Opener-Policy"))
        .containsExactly("same-origin-allow-popups");
    assertThat(headers.allValues("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
    assertThat(headers.allValues("Reporting-Endpoints"))
        .containsExactly("content=\"/api/content-reports\"");
    assertThat(headers.map()).containsKey("permissions-policy");
    // browsers ignore this header over plain http
    assertThat(headers.map()).doesNotContainKey("strict-transport-security");
  }

  /** The headers are also in a response that no page of the shop creates. */
  @Test
  void requestReachingNoPage_getsSecurityHeaders() {
    assertThat(RawRequest.answer(shop.origin(), "BREW /"))
        .contains("Content-Security-Policy: default-src 'none'", "X-Frame-Options: DENY");
  }

  @Test
  void toss_isAllowedOnlyAtCheckout() throws Exception {
    var product = new Products(shop.dataSource()).add(5_000, 3);
    var customer = Visitor.signedInTo(shop);
    var toss = shop.toss().origin().toString();

    assertThat(policy(customer, "/checkout/" + product))
        .containsPattern("script-src [^;]*" + toss)
        .contains("frame-src " + toss, "style-src 'self' 'unsafe-inline'");
    for (var path : new String[] {"/", "/orders", "/settings", "/nope"})
      assertThat(policy(customer, path)).doesNotContain(toss, "unsafe-inline", "frame-src");
  }

  private static String policy(Visitor visitor, String path) {
    return visitor.get(path).headers().firstValue("Content-Security-Policy").orElseThrow();
  }
}
