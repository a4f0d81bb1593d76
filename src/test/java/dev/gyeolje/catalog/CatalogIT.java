package dev.gyeolje.catalog;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Page.heading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Page;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.RawRequest;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The product list page. */
class CatalogIT {
  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Database database = new Database(shop.dataSource());
  private final String mark = UUID.randomUUID().toString();

  @Test
  void productList_usesAcceptLanguage() throws Exception {
    products.add("찻잔 " + mark, "Teacup " + mark, 12_000, 7);

    var korean = Visitor.to(shop).reading("ko-KR,ko;q=0.9,en;q=0.8").get("/?q=" + mark).body();
    var english = Visitor.to(shop).reading("en-GB").get("/?q=" + mark).body();

    assertThat(korean).contains("<html lang=\"ko\">", "찻잔 " + mark, "12,000원");
    assertThat(english).contains("<html lang=\"en\">", "Teacup " + mark, "₩12,000", "7 left");
  }

  @Test
  void manyProducts_arePagedAndSortedByPrice() throws Exception {
    for (int i = 0; i < 30; i++) products.add("상품 " + mark, "Product " + mark, 1_000 + i % 7, 1);
    var visitor = Visitor.to(shop).reading("en");

    var first = visitor.get("/?sort=price-desc&q=" + mark).body();
    var second = visitor.get("/?q=" + mark + "&sort=price-desc&page=2").body();

    assertThat(cards(first)).hasSize(24);
    assertThat(first)
        .contains("href=\"/?q=%s&amp;sort=price-desc&amp;page=2\" rel=\"next\"".formatted(mark));
    assertThat(second).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
    assertThat(Stream.concat(cards(first).stream(), cards(second).stream()).distinct()).hasSize(30);
    assertThat(prices(first + second)).isSortedAccordingTo(Comparator.reverseOrder()).hasSize(30);
    assertThat(prices(visitor.get("/?sort=price&q=" + mark).body())).isSorted().contains("₩1,000");
  }

  @Test
  void pageBeyondTheLast_saysNothingMatches() throws Exception {
    products.add("상품 " + mark, "Product " + mark, 1_000, 1);

    assertThat(Visitor.to(shop).reading("en").get("/?page=2&q=" + mark).body())
        .contains("Nothing matches.");
  }

  /**
   * Requests a page, renames the {@code products} table and requests the page again: a cached page
   * still returns 200.
   */
  @Test
  void listAndProductPages_areCached() throws Exception {
    var product = products.add("상품 " + mark, "Product " + mark, 1_000, 1);

    for (var path : List.of("/", "/?q=" + mark, "/products/" + product))
      eventually(
          path + " without a database",
          () -> {
            Visitor.to(shop).get(path);
            database.change("alter table products rename to products_elsewhere");
            try {
              return Visitor.to(shop).get(path).statusCode();
            } finally {
              database.change("alter table products_elsewhere rename to products");
            }
          },
          status -> status == 200);
  }

  /** As above; each page has its visitor's own frame around the shared list. */
  @Test
  void listForSignedInVisitors_isShared() throws Exception {
    products.add("상품 <" + mark + ">", "Product <" + mark + ">", 1_000, 1);
    var path = "/?q=" + mark;
    var first = Visitor.to(shop).signIn("첫째 " + mark, mark + "-1@example.com");
    var second = Visitor.to(shop).signIn("둘째 " + mark, mark + "-2@example.com");

    eventually(
        "the list of the first visitor, shown to the second without a database",
        () -> {
          var shown = first.get(path).body();
          database.change("alter table products rename to products_elsewhere");
          try {
            var shared = second.get(path);
            return shared.statusCode() == 200
                && shared.body().contains("둘째 " + mark)
                && !shared.body().contains("첫째 " + mark)
                && cards(shared.body()).size() == 1
                && main(shared.body()).equals(main(shown));
          } finally {
            database.change("alter table products_elsewhere rename to products");
          }
        },
        same -> same);
  }

  private static String main(String page) {
    return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
  }

  private static List<String> cards(String page) {
    return Page.of(page).attributes("[data-product]", "data-product");
  }

  private static List<String> prices(String page) {
    return Page.of(page).texts(".money");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "*", "en;q=x", ",,;;=", "ko;q=0"})
  void unsupportedLanguage_fallsBackToKorean(String accepted) {
    assertThat(Visitor.to(shop).reading(accepted).get("/").body()).contains("<html lang=\"ko\">");
  }

  @Test
  void chosenLanguage_isStoredAndRedirectsBack() {
    var visitor = Visitor.to(shop).reading("en");

    var answer = visitor.submit("/language", Map.of("lang", "ko", "to", "/?category=living"));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(visitor.location(answer)).isEqualTo("/?category=living");
    assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly", "SameSite=Lax", "Max-Age=31536000");
    assertThat(visitor.get("/").body()).contains("<html lang=\"ko\">");
  }

  @Test
  void languageSwitchWithInvalidTarget_redirectsToHome() {
    var visitor = Visitor.to(shop);

    for (var to : new String[] {"//evil.example", "https://evil.example", "/\\evil.example", ""})
      assertThat(visitor.location(visitor.submit("/language", Map.of("lang", "ko", "to", to))))
          .isEqualTo("/");
  }

  @Test
  void unknownLanguage_gets400Page() {
    var answer = Visitor.to(shop).submit("/language", Map.of("lang", "xx\0", "to", "/"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(heading(answer)).isEqualTo("We could not understand that request");
  }

  /** Jakarta MVC would use the hidden field {@code _method} as the request's HTTP method. */
  @Test
  void methodFormField_doesNotOverrideHttpMethod() {
    var form = Map.of("lang", "ko", "to", "/", "_method", "DELETE");

    assertThat(Visitor.to(shop).submit("/language", form).statusCode()).isEqualTo(303);
  }

  @Test
  void languageSwitchFromAnotherSite_isRejected() {
    var visitor = Visitor.to(shop);

    var answer = visitor.submitFromAnotherSite("/language", Map.of("lang", "ko", "to", "/"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(visitor.cookie("lang")).isEmpty();
  }

  @Test
  void categoryFilter_hidesOtherCategories() throws Exception {
    var product = products.add("책상 " + mark, "Desk " + mark, 50_000, 1).toString();

    assertThat(body("/?category=living&q=" + mark)).contains(product);
    assertThat(body("/?category=shoes&q=" + mark)).doesNotContain(product);
    assertThat(body("/?category=no-such-thing&q=" + mark)).doesNotContain(product);
  }

  @Test
  void categoryWithoutTranslation_isShownEscapedAsStored() throws Exception {
    var product = products.add("삽 " + mark, "Spade " + mark, 5_000, 1);
    var category = "<garden> " + mark.substring(0, 8);
    database.change("update products set category = ? where id = ?", category, product);

    assertThat(body("/"))
        .contains(category.replace("<", "&lt;").replace(">", "&gt;") + "</a>")
        .contains(">Living</a>")
        .doesNotContain("???");

    database.change("update products set category = ? where id = ?", Products.CATEGORY, product);
  }

  @Test
  void sqlWildcards_areMatchedLiterally() throws Exception {
    var percent = products.add("가%나" + mark, "a%b" + mark, 100, 1).toString();
    var underscore = products.add("가_나" + mark, "a_b" + mark, 100, 1).toString();
    var neither = products.add("가x나" + mark, "axb" + mark, 100, 1).toString();

    assertThat(body("/?q=A%25B" + mark)).contains(percent).doesNotContain(underscore, neither);
    assertThat(body("/?q=a_b" + mark)).contains(underscore).doesNotContain(percent, neither);
  }

  /**
   * A Mac types decomposed Hangul, Korean keyboards type full-width Latin, and products may be
   * stored in either form.
   */
  @ParameterizedTest
  @CsvSource({"한글찻잔, Cafe", "한글찻잔, CAFE", "ＣＡＦÉ잔, x", "x, Café", "ﾊﾝｸﾞﾙ, ｷﾞ"})
  void searchText_matchesAnyUnicodeForm(String korean, String english) throws Exception {
    for (var stored : Normalizer.Form.values()) {
      var product =
          products
              .add(
                  Normalizer.normalize(korean + " " + mark, stored),
                  Normalizer.normalize(english + " " + mark, stored),
                  100,
                  1)
              .toString();
      for (var typed : Normalizer.Form.values())
        for (var name : new String[] {korean, english})
          assertThat(body("/?q=" + encoded(Normalizer.normalize(name + " " + mark, typed))))
              .as("%s stored %s, typed %s", name, stored, typed)
              .contains(product);
      assertThat(body("/?q=" + encoded("ｃａｆｅ " + mark)).contains(product))
          .isEqualTo(english.equalsIgnoreCase("cafe"));
    }
  }

  @Test
  void categoryFilter_matchesAnyUnicodeForm() throws Exception {
    var product = products.add("삽 " + mark, "Spade " + mark, 5_000, 1).toString();
    var category = "정원 " + mark.substring(0, 8);
    var decomposed = Normalizer.normalize(category, Normalizer.Form.NFD);
    database.change("update products set category = ? where id = ?::uuid", decomposed, product);

    for (var spelled : new String[] {category, decomposed})
      assertThat(body("/?category=" + encoded(spelled) + "&q=" + mark)).contains(product);

    database.change(
        "update products set category = ? where id = ?::uuid", Products.CATEGORY, product);
  }

  @Test
  void searchText_isShownEscaped() {
    assertThat(
            body("/?q=" + encoded("\"><script>alert(1)</script>") + "&category=" + encoded("'<i>")))
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert", "<i>");
  }

  @Test
  void productName_isShownEscaped() throws Exception {
    products.add("<b>굵게</b> " + mark, "<b>Bold</b> " + mark, 100, 1);

    assertThat(body("/?q=" + mark)).contains("&lt;b&gt;Bold").doesNotContain("<b>Bold");
  }

  @Test
  void soldOutProduct_isMarked() throws Exception {
    var product = products.add("화분 " + mark, "Pot " + mark, 9_000, 0);

    var page = body("/?q=" + mark);

    assertThat(page).contains("Pot " + mark, "sold-out", "Sold out", "/products/" + product);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%00", "%0d%0aX-Evil:1", "%07%1b[31m", "%ff%fe", "%ed%a0%80", "%f0%9f%98%80"})
  void searchWithOddCharacters_returnsPage(String words) {
    assertThat(RawRequest.status(shop.origin(), "GET /?q=" + words + "&category=" + words))
        .isEqualTo(200);
  }

  /** WildFly answers such a request itself; Payara passes it on to the shop. */
  @ParameterizedTest
  @ValueSource(strings = {"%", "%zz"})
  void undecodableSearch_causesNoServerError(String words) {
    assertThat(RawRequest.status(shop.origin(), "GET /?q=" + words)).isIn(200, 400);
  }

  @Test
  void longSearchText_returnsPage() {
    assertThat(Visitor.to(shop).get("/?q=" + encoded("가".repeat(700))).statusCode()).isEqualTo(200);
  }

  private String body(String path) {
    // a unique address, so that the shop returns no cached page
    var unique = path + (path.contains("?") ? "&" : "?") + "visit=" + UUID.randomUUID();
    var answer = Visitor.to(shop).get(unique);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
