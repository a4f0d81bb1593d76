package dev.gyeolje.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.gyeolje.journey.pages.CheckoutPage;
import dev.gyeolje.journey.pages.ResultPage;
import dev.gyeolje.journey.pages.SignInPage;
import dev.gyeolje.support.DeadLetters;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks every page against the accessibility rules that a program can test. */
@Tag("browser")
@Tag("pages")
class AccessibilityIT {

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  private final Products products = new Products(SharedShop.get().dataSource());

  @ParameterizedTest
  @ValueSource(strings = {"ko-KR", "en-GB"})
  void shopPages_passAccessibilityRules(String language) throws Exception {
    var product = products.add("찻잔", "Teacup", 12_000, 5);
    var soldOut = products.add("화분", "Pot", 9_000, 0);
    var visitor = BROWSERS.visitor(reading(language));
    visitor.expectConsoleError("404");
    visitor.signsInAndVisits("/settings");
    assertNoViolation(visitor.page());
    visitor.visits("/checkout/" + product);
    var paying = new CheckoutPage(visitor.page());
    paying.pay();
    paying.closeWindow();
    var unpaid = new OrdersOfProduct(product).only();

    assertNoViolations(
        visitor,
        List.of(
            "/",
            "/?q=nothing-is-called-this",
            "/products/" + product,
            "/products/" + soldOut,
            "/cart",
            "/terms",
            "/refunds",
            "/checkout/" + product,
            "/orders/" + unpaid + "/contact",
            "/checkout/error?code=PAY_PROCESS_CANCELED",
            "/orders",
            "/no-such-page"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ko-KR", "en-GB"})
  void purchasePages_passAccessibilityRules(String language) throws Exception {
    var product = products.add("찻잔", "Teacup", 12_000, 5);
    var visitor = BROWSERS.visitor(reading(language));
    var page = visitor.page();
    visitor.expectConsoleError("400");
    visitor.signsInAndVisits("/checkout/" + product);
    var checkout = new CheckoutPage(page);
    checkout.terms().check();
    checkout.payButton().click();
    checkout.contactError("phone").getByText(Pattern.compile("8")).waitFor();
    assertNoViolation(page);
    checkout.pay().approve();
    var result = new ResultPage(page);
    result.waitForState("PAID");
    assertNoViolation(page);
    result.openOrder();
    assertNoViolation(page);
    var order = page.url().replaceAll(".*/", "");
    assertNoViolations(visitor, List.of("/orders"));
    assertNoViolations(operator(language), List.of("/ops/orders/" + order));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ko-KR", "en-GB"})
  void guestPages_passAccessibilityRules(String language) throws Exception {
    var product = products.add("찻잔", "Teacup", 12_000, 5);
    var guest = BROWSERS.visitor(reading(language));
    var page = guest.page();
    guest.visits("/products/" + product);
    assertNoViolation(page);
    page.getByTestId("guest").click();
    new CheckoutPage(page).payBy("VIRTUAL_ACCOUNT").approve();
    new ResultPage(page).waitForState("WAITING_FOR_DEPOSIT");
    assertNoViolation(page);
    page.getByTestId("link").click();
    assertNoViolation(page);
    guest.signsInAndVisits("/orders");
    assertNoViolation(page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ko-KR", "en-GB"})
  void productErrorPages_passAccessibilityRules(String language) {
    var operator = operator(language);
    var page = operator.page();
    operator.visits("/ops/products/new");
    page.getByTestId("save").click();
    page.locator("[aria-invalid=true]").first().waitFor();
    assertNoViolation(page);
    operator.visits("/ops/products/import");
    var file = "name_ko,name_en,category,price,picture\n컵,Cup,living,1,/a.svg\n,,,x,\n";
    page.locator("#file").setInputFiles(new FilePayload("a.csv", "text/csv", file.getBytes(UTF_8)));
    page.getByTestId("plan-import").click();
    page.locator("[data-kind=ERROR]").waitFor();
    assertNoViolation(page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ko-KR", "en-GB"})
  void operatorPages_passAccessibilityRules(String language) throws Exception {
    var product = products.add("찻잔", "Teacup", 12_000, 5);
    DeadLetters.push(
        SharedShop.get(), "checkout-stock", "{}", "accessibility-" + UUID.randomUUID());

    assertNoViolations(
        operator(language),
        List.of(
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
            "/ops/actions"));
  }

  @Test
  void buttonWithoutName_isReported() {
    var page = home();
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')");

    assertThat(Axe.violations(page)).hasSize(2).allMatch(v -> v.contains("button-name"));
  }

  @Test
  void colorThatIsFaintInDarkMode_isReported() {
    var page = home();
    page.evaluate(
        """
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('@media (prefers-color-scheme: dark) { h1 { color: #222 } }');
        document.adoptedStyleSheets.push(sheet);""");

    assertThat(Axe.violations(page))
        .hasSize(2)
        .allMatch(v -> v.contains("DARK") && v.contains("color-contrast"));
  }

  private static Page home() {
    var visitor = BROWSERS.visitor(reading("ko-KR"));
    visitor.visits("/");
    return visitor.page();
  }

  private static Visitor operator(String language) {
    var operator = BROWSERS.visitor(reading(language));
    operator.visits("/ops");
    new SignInPage(operator.page()).choose("ops");
    operator.page().waitForURL("**/ops");
    return operator;
  }

  private static void assertNoViolations(Visitor visitor, List<String> paths) {
    for (var path : paths) {
      visitor.visits(path);
      assertNoViolation(visitor.page());
    }
  }

  private static void assertNoViolation(Page page) {
    assertThat(Axe.violations(page)).isEmpty();
  }

  private static Browser.NewContextOptions reading(String language) {
    return new Browser.NewContextOptions().setLocale(language);
  }
}
