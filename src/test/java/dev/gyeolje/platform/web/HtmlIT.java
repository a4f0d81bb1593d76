package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Html;
import dev.gyeolje.support.Page;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Chosen;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that every page is valid HTML in both languages. */
@Tag("pages")
class HtmlIT {

  private static final Map<String, String> CONTACT =
      Map.of(
          "name", "A \"B\" <c>", "phone", "1", "email", "a'b@example.com", "address", "<i>&amp;");

  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private UUID product;

  @BeforeEach
  void product() throws Exception {
    product = products.add("\"찻잔\" <작은>", "\"Teacup\" <small>", 10_000, 9);
  }

  @Test
  void invalidHtml_isDetected() {
    assertThat(Html.errors("<!DOCTYPE html><html><title>x</title><p><div>a</div></p></html>"))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ko", "en"})
  void publicPages_areValid(String language) throws Exception {
    var soldOut = products.add(9_000, 0);
    var visitor = reading(language, Visitor.to(shop));
    visitor.submit("/cart", Map.of("product", product.toString(), "quantity", "2"));

    assertValid(
        visitor,
        "/",
        "/?q=%22%3E%3C",
        "/?category=living&sort=price",
        "/products/" + product,
        "/products/" + soldOut,
        "/cart",
        "/terms",
        "/privacy",
        "/delivery",
        "/refunds",
        "/checkout/error?code=PAY_PROCESS_CANCELED",
        "/checkout/success?orderId=" + UUID.randomUUID(),
        "/no-such-page",
        "/login/callback?code=1&state=2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ko", "en"})
  void customerPages_areValid(String language) {
    var customer = reading(language, Visitor.signedInTo(shop));
    customer.submit("/cart", Map.of("product", product.toString(), "quantity", "2"));
    var paid = customer.orders(product, 1);
    var result = customer.location(customer.returnsFromWindow(paid));
    var waiting = customer.asksForAccount(product, 1);
    var pending = customer.orders(product, 1);

    assertValid(
        customer,
        "/checkout",
        "/checkout/" + product,
        "/checkout/" + product + "?quantity=1000",
        result,
        "/checkout/success?orderId=" + waiting.id(),
        "/orders",
        "/orders/" + paid.id(),
        "/orders/" + waiting.id(),
        "/orders/" + pending.id(),
        "/orders/" + pending.id() + "/contact",
        "/settings");
    assertValid(customer.submit("/orders/" + pending.id() + "/contact", CONTACT).body(), "contact");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ko", "en"})
  void guestPages_areValid(String language) {
    var guest = reading(language, Visitor.to(shop));
    guest.submit("/checkout/guest", Map.of());
    var order = guest.asksForAccount(product, 1);
    var page = Page.of(guest.get("/orders/" + order.id()));
    var link = URI.create(page.attribute("[data-testid=link]", "href").orElseThrow()).getPath();

    assertValid(guest, "/orders/" + order.id(), link);
    guest.signIn("Regular", Visitor.newEmail());
    assertValid(guest, "/orders");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ko", "en"})
  void operatorPages_areValid(String language) {
    var operator = reading(language, Visitor.operatorOf(shop));
    var paid = operator.orders(product, 1);
    operator.returnsFromWindow(paid);
    operator.refunds(paid, UUID.randomUUID().toString(), 1_000);
    var waiting = operator.asksForAccount(product, 1);

    assertValid(operator, operatorPages(product).toArray(String[]::new));
    assertValid(
        operator,
        "/ops/orders?q=%22%3E",
        "/ops/orders/" + paid.id(),
        "/ops/orders/" + waiting.id());
    var form = Page.of(operator.get("/ops/products/" + product)).form("/ops/products/save");
    form.putAll(Map.of("price", "<", "visible_from", "2026-12-02T00:00"));
    form.put("visible_until", "2026-12-01T00:00");
    assertValid(operator.upload("/ops/products/save", form, List.of()).body(), "product");
    var file = "name_ko,name_en,category,price,picture\n컵,Cup,living,1,/a.svg\n,,,x,\n";
    var chosen = List.of(new Chosen("file", "a.csv", file.getBytes(StandardCharsets.UTF_8)));
    assertValid(operator.upload("/ops/products/import", Map.of(), chosen).body(), "import");
  }

  /** Returns the addresses of all operator pages but those of one order. */
  static List<String> operatorPages(UUID product) {
    return List.of(
        "/ops",
        "/ops/orders",
        "/ops/money",
        "/ops/dead-letters",
        "/ops/outbox",
        "/ops/outbox/unprocessed",
        "/ops/products",
        "/ops/products/new",
        "/ops/products/import",
        "/ops/products/" + product,
        "/ops/stock",
        "/ops/stock/" + product,
        "/ops/invariants",
        "/ops/go-live",
        "/ops/actions");
  }

  private static Visitor reading(String language, Visitor visitor) {
    visitor.submit("/language", Map.of("lang", language, "to", "/"));
    return visitor;
  }

  private static void assertValid(Visitor visitor, String... paths) {
    List.of(paths).forEach(path -> assertValid(visitor.get(path).body(), path));
  }

  private static void assertValid(String page, String path) {
    assertThat(page).as(path).contains("</html>");
    assertThat(Html.errors(page)).as(path).isEmpty();
  }
}
