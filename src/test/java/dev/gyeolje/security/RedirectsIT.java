package dev.gyeolje.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.RawRequest;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a request cannot make redirects lead to foreign sites. */
class RedirectsIT {
  private final LocalShop shop = SharedShop.get();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /orders",
        "GET /ops/money",
        "GET /login?to=/orders",
        "GET /api/checkout/callback",
        "POST /api/checkout/callback",
        "GET /checkout/success"
      })
  void redirect_ignoresHostOfRequest(String line) {
    var customer = Visitor.signedInTo(shop);

    for (var cookies : new String[] {"X-None: 1", "Cookie: " + customer.cookies()}) {
      var answer =
          RawRequest.answerOf("evil.example", shop.origin(), line, cookies, "Content-Length: 0");

      assertThat(answer).doesNotContain("evil.example");
      Visitor.found("(?i)\\nLocation: ([^\\r\\n]*)", answer)
          .ifPresent(
              to ->
                  assertThat(to)
                      .matches(
                          to.startsWith(shop.oidc().issuer().toString())
                              ? ".*"
                              : "\\Q" + shop.origin() + "\\E/.*|/[^/].*"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/\u012f/evil.example", "/\u0100", "/\u002f/evil.example", "/\u015c/evil", "/머그"})
  void nonAsciiTarget_becomesHomePage(String to) {
    var customer = Visitor.signedInTo(shop);

    var signIn = customer.get("/login?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
    assertThat(customer.location(signIn)).isEqualTo("/");

    var language = customer.submit("/language", Map.of("lang", "en", "to", to));
    assertThat(customer.location(language)).isEqualTo("/");
  }
}
