package dev.gyeolje.checkout;

import static dev.gyeolje.support.Page.heading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Page;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /checkout/{productId}}. */
class CheckoutPageIT {
  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Visitor visitor = Visitor.signedInTo(shop);

  @Test
  void page_containsAmountAndOnlyPublicKeys() throws Exception {
    var product = products.add(15_000, 5);

    var page = visitor.get("/checkout/" + product + "?quantity=3").body();

    assertThat(page)
        .contains(
            "data-amount=\"45000\"",
            "data-quantity=\"3\"",
            "data-client-key=\"" + shop.toss().clientKey(),
            "data-success-url=\"" + shop.origin() + "/api/checkout/callback\"")
        .doesNotContain(shop.toss().secretKey());
  }

  @Test
  void customerKey_isStablePerCustomer() throws Exception {
    var path = "/checkout/" + products.add(1_000, 5);

    var mine = customerKey(visitor.get(path).body());

    assertThat(customerKey(visitor.get(path).body())).isEqualTo(mine);
    assertThat(customerKey(Visitor.signedInTo(shop).get(path).body())).isNotEqualTo(mine);
  }

  @Test
  void anonymousVisitor_signsInAndReturns() throws Exception {
    var path = "/checkout/" + products.add(1_000, 5) + "?quantity=2";
    var stranger = Visitor.to(shop);

    assertThat(stranger.get(path).statusCode()).isEqualTo(303);
    var back =
        stranger.comesBack(stranger.picks(stranger.goesToProvider(path), "A", Visitor.newEmail()));
    assertThat(stranger.location(back)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "00000000-0000-0000-0000-000000000000", "1-1-1-1-1", "%ED%95%9C"})
  void unknownProduct_isNotFound(String id) {
    var page = visitor.get("/checkout/" + id);

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(heading(page)).isEqualTo("There is no such page");
  }

  @ParameterizedTest
  @CsvSource({
    "0,This quantity cannot be ordered,1", "-1,This quantity cannot be ordered,1",
        "1.5,This quantity cannot be ordered,1",
    "1e9,This quantity cannot be ordered,1", "abc,This quantity cannot be ordered,1",
        "%00,This quantity cannot be ordered,1",
    "99999999999999999999,This quantity cannot be ordered,1", "7,There are not enough left,4"
  })
  void invalidQuantity_isReportedAndReplaced(String quantity, String words, int instead)
      throws Exception {
    var page = visitor.get("/checkout/" + products.add(1_000, 4) + "?quantity=" + quantity);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains(words, "data-quantity=\"" + instead + "\"");
  }

  @Test
  void soldOutProduct_cannotBeBought() throws Exception {
    var page = visitor.follow("/checkout/" + products.add(1_000, 0));

    assertThat(page.body())
        .contains("All gone.")
        .doesNotContain("id=\"payment-method\"", "id=\"pay\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/checkout/error?code=%3Cscript%3E&message=%3Cscript%3E&orderId=%3Cscript%3E",
        "/checkout/error?code=%00&orderId=%00",
        "/checkout/error?code=payment.reason.EXPIRED",
        "/checkout/error",
        "/checkout/success?orderId=%3Cscript%3E",
        "/checkout/success?orderId=%00",
        "/checkout/success"
      })
  void resultPages_echoNoParameters(String path) {
    var page = visitor.get(path);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("<script>", "???", "\0");
  }

  @Test
  void tossErrorCode_selectsShopMessage() {
    assertThat(visitor.get("/checkout/error?code=PAY_PROCESS_CANCELED&message=x").body())
        .contains("You canceled the payment. Nothing was charged.");
    assertThat(visitor.get("/checkout/error?code=" + UUID.randomUUID()).body())
        .contains("The payment was not approved.");
  }

  private static String customerKey(String page) {
    return Page.of(page).attribute("[data-customer-key]", "data-customer-key").orElseThrow();
  }
}
