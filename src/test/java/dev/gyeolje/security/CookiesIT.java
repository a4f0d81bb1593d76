package dev.gyeolje.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.platform.web.Browser;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.RawRequest;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests several cookies of one name, as an older path or a neighbouring host may set them. */
class CookiesIT {
  private static final String STALE = "A".repeat(43);

  private final LocalShop shop = SharedShop.get();

  @Test
  void signedInKey_isFoundAtAnyPosition() {
    var key = Visitor.signedInTo(shop).cookie(Browser.COOKIE).orElseThrow().getValue();
    var unknown = unknownKey();

    for (var keys : new String[][] {{unknown, key}, {key, unknown}, {STALE, key}, {"", "%00", key}})
      assertThat(signedIn(keys)).as(String.join(" ", keys)).isTrue();
    assertThat(signedIn(unknown, STALE)).isFalse();
  }

  @Test
  void signOut_endsSignInOfSignedInKey() {
    var customer = Visitor.signedInTo(shop);
    var key = customer.cookie(Browser.COOKIE).orElseThrow().getValue();
    var unknown = unknownKey();
    var cookies = "Cookie: gyeolje=" + unknown + "; gyeolje=" + key;

    assertThat(logOut(cookies)).isEqualTo(303);
    assertThat(signedIn(key)).isFalse();
  }

  @Test
  void languageAndCart_useFirstReadableCookie() throws Exception {
    var product = new Products(shop.dataSource()).add(1_000, 5);
    var answer =
        RawRequest.answer(
            shop.origin(),
            "GET /cart",
            "Cookie: lang=xx; lang=; lang=en; cart=nonsense; cart=; cart=" + product + "_2",
            "Accept-Language: ko");

    assertThat(answer).contains("<html lang=\"en\">", product.toString());
  }

  /** Returns a key that the shop issued and whose user has signed out. */
  private String unknownKey() {
    var another = Visitor.signedInTo(shop);
    another.submit("/logout", Map.of());
    return another.cookie(Browser.COOKIE).orElseThrow().getValue();
  }

  private int logOut(String cookies) {
    return RawRequest.status(
        shop.origin(),
        "POST /logout",
        cookies,
        "Sec-Fetch-Site: same-origin",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Length: 0");
  }

  private boolean signedIn(String... keys) {
    var cookies = "Cookie: gyeolje=" + String.join("; gyeolje=", keys);
    return RawRequest.status(shop.origin(), "GET /orders", cookies) == 200;
  }
}
