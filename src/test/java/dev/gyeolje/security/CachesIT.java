package dev.gyeolje.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a cache which decides by file extension stores files and no user's pages. */
class CachesIT {

  /** Appears on every page for a signed-in user. */
  private static final String SIGNED_IN = "data-testid=\"person\"";

  private final LocalShop shop = SharedShop.get();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/orders;a.js",
        "/settings;x.js",
        "/ops;a.js",
        "/;a.css",
        "/orders/x.js",
        "/settings/x.css",
        "/ops/x.js",
        "/ops/orders/x.svg",
        "/checkout/x.css",
        "/x.js",
        "/static/x.js",
        "/static/../orders.js",
        "/orders%2fx.js",
        "/orders%3bx.js",
        "/orders%3Fx.js",
        "/orders%23x.js",
        "/orders%00.js",
        "/orders?x.js",
        "/settings?a=/static/js/push.js",
        "/ops?x.css"
      })
  void pageOfSignedInUser_isNotServedToOthers(String path) throws IOException {
    var operator = Visitor.operatorOf(shop);

    try (var cache = CachingProxy.before(shop.origin())) {
      assertThat(cache.get("/orders", operator.cookies()).body()).contains(SIGNED_IN);

      var answer = cache.get(path, operator.cookies());

      // the server itself rejects some paths, before the shop can forbid caching
      if (answer.statusCode() != 400) assertThat(cache.kept()).isEmpty();
      assertThat(cache.get(path, "").body()).doesNotContain(SIGNED_IN, LocalShop.OPERATOR);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/static/css/shop.css", "/static/js/cart.js", "/favicon.ico"})
  void file_isServedToOthers(String path) throws IOException {
    var operator = Visitor.operatorOf(shop);

    try (var cache = CachingProxy.before(shop.origin())) {
      var first = cache.get(path, operator.cookies());

      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(cache.kept()).containsExactly(path);
      assertThat(cache.get(path, "").body()).isEqualTo(first.body());
    }
  }
}
