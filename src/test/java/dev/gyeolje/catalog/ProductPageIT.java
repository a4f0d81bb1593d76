package dev.gyeolje.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /products/{id}}. */
class ProductPageIT {

  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Visitor stranger = Visitor.to(shop);

  @Test
  void anonymousVisitor_seesProductWithoutCookie() throws Exception {
    var product = products.add("조용한 컵", "Quiet mug", 18_000, 7);

    var answer = stranger.get("/products/" + product);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(answer.body())
        .contains("<title>Quiet mug · ", "<h1>Quiet mug</h1>", "₩18,000", "7 left")
        .contains("formaction=\"/checkout/" + product + "\"");
    assertThat(stranger.reading("ko").get("/products/" + product).body())
        .contains("<h1>조용한 컵</h1>", "18,000원", "7개 남음");
  }

  @Test
  void productPage_hasLinkPreviewAndStructuredData() throws Exception {
    var product = products.add("찻주전자", "Teapot", 42_000, 1);
    var address = shop.origin() + "/products/" + product;

    assertThat(stranger.get("/products/" + product).body())
        .contains("<link rel=\"canonical\" href=\"" + address + "\">")
        .contains("<meta property=\"og:title\" content=\"Teapot\">")
        .contains("<meta property=\"og:url\" content=\"" + address + "\">")
        .contains("<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\"")
        .contains("\"price\":42000", "https://schema.org/InStock");
  }

  @Test
  void chosenQuantity_reachesCartAndCheckout() throws Exception {
    var product = products.add(2_000, 5).toString();
    var customer = Visitor.signedInTo(shop);

    var added = customer.submit("/cart", Map.of("quantity", "3", "product", product));
    assertThat(customer.location(added)).isEqualTo("/cart");
    assertThat(customer.get("/cart").body())
        .contains("data-product=\"%s\" data-quantity=\"3\"".formatted(product));

    assertThat(customer.get("/checkout/" + product + "?quantity=3").body())
        .contains("data-quantity=\"3\"");
  }

  @Test
  void soldOutProduct_cannotBeOrdered() throws Exception {
    var product = products.add("화분", "Pot", 9_000, 0);

    assertThat(stranger.get("/products/" + product).body())
        .contains("This product is sold out.", "https://schema.org/OutOfStock")
        .doesNotContain("/checkout/", "<select");
  }

  @Test
  void quantityOptions_areLimitedByStockAndOrderMaximum() throws Exception {
    var few = stranger.get("/products/" + products.add(1_000, 3)).body();
    var many = stranger.get("/products/" + products.add(1_000, 500)).body();

    assertThat(few).contains("<option value=\"3\">").doesNotContain("<option value=\"4\">");
    assertThat(many).contains("<option value=\"99\">").doesNotContain("<option value=\"100\">");
  }

  @Test
  void productTexts_areShownEscaped() throws Exception {
    var product = products.add("<b>굵게</b>", "<b>\"Bold\"</b></script>", 100, 1);
    new Database(shop.dataSource())
        .change("update products set description_en = '\"><i>' where id = ?", product);

    assertThat(stranger.get("/products/" + product).body())
        .contains("&lt;b&gt;", "\\u003cb>")
        .doesNotContain("<b>", "</b></script>", "\"><i>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2e6b1f0e-0000-4000-8000-000000000000", "shoe", "1", "-", "a/b", ""})
  void unknownProduct_isNotFound(String id) {
    assertThat(stranger.get("/products/" + id).statusCode()).isEqualTo(404);
  }
}
