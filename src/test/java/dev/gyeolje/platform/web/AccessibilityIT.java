package dev.gyeolje.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ViewportSize;
import dev.gyeolje.journey.Axe;
import dev.gyeolje.journey.Browsers;
import dev.gyeolje.journey.OrdersOfProduct;
import dev.gyeolje.journey.Visitor;
import dev.gyeolje.journey.pages.CheckoutPage;
import dev.gyeolje.journey.pages.ResultPage;
import dev.gyeolje.journey.pages.SignInPage;
import dev.gyeolje.support.DeadLetters;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Storm;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks every page against the accessibility rules that a program can test. */
@Tag("browser")
@Tag("pages")
class AccessibilityIT {

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  /** The language and the screen in which a person reads the pages. */
  private record Reader(String language, ViewportSize screen) {

    private static final List<Reader> ALL =
        List.of(
            new Reader("ko-KR", Browsers.PHONE),
            new Reader("en-GB", Browsers.DESKTOP),
            new Reader("ko-KR", Browsers.DESKTOP),
            new Reader("en-GB", Browsers.PHONE));

    /** Wide, because Toss' window replaces the page on a phone. */
    Browser.NewContextOptions options() {
      return Browsers.desktop().setLocale(language);
    }
  }

  /** Returns each language and each screen once; {@code -Pfull} combines all of them. */
  static List<Reader> readers() {
    return Reader.ALL.subList(0, Storm.of(4, 2));
  }

  private final Products products = new Products(SharedShop.get().dataSource());

  @ParameterizedTest
  @MethodSource("readers")
  void shopPages_passAccessibilityRules(Reader reader) throws Exception {
    var product = products.add("찻잔", "Teacup", 12_000, 5);
    var soldOut = products.add("화분", "Pot", 9_000, 0);
    var visitor = BROWSERS.visitor(reader.options());
    visitor.expectConsoleError("404");
    visitor.signsInAndVisits("/settings");
    assertNoViolation(visitor.page(), reader);
    visitor.visits("/checkout/" + product);
    var paying = new CheckoutPage(visitor.page());
    paying.pay();
    paying.closeWindow();
    var unpaid = new OrdersOfProduct(product).only();

    assertNoViolations(
        visitor,
        reader,
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
  @MethodSource("readers")
  void purchasePages_passAccessibilityRules(Reader reader) throws Exception {
    var product = products.add("찻잔", "Teacup", 12_000, 5);
    var visitor = BROWSERS.visitor(reader.options());
    var page = visitor.page();
    visitor.expectConsoleError("400");
    visitor.signsInAndVisits("/checkout/" + product);
    var checkout = new CheckoutPage(page);
    checkout.terms().check();
    checkout.payButton().click();
    checkout.contactError("phone").getByText(Pattern.compile("8")).waitFor();
    assertNoViolation(page, reader);
    checkout.pay().approve();
    var result = new ResultPage(page);
    result.waitForState("PAID");
    assertNoViolation(page, reader);
    result.openOrder();
    assertNoViolation(page, reader);
    var order = page.url().replaceAll(".*/", "");
    assertNoViolations(visitor, reader, List.of("/orders"));
    assertNoViolations(operator(reader), reader, List.of("/ops/orders/" + order));
  }

  @ParameterizedTest
  @MethodSource("readers")
  void guestPages_passAccessibilityRules(Reader reader) throws Exception {
    var product = products.add("찻잔", "Teacup", 12_000, 5);
    var guest = BROWSERS.visitor(reader.options());
    var page = guest.page();
    guest.visits("/products/" + product);
    assertNoViolation(page, reader);
    page.getByTestId("guest").click();
    new CheckoutPage(page).payBy("VIRTUAL_ACCOUNT").approve();
    new ResultPage(page).waitForState("WAITING_FOR_DEPOSIT");
    assertNoViolation(page, reader);
    page.getByTestId("link").click();
    assertNoViolation(page, reader);
    guest.signsInAndVisits("/orders");
    assertNoViolation(page, reader);
  }

  @ParameterizedTest
  @MethodSource("readers")
  void productErrorPages_passAccessibilityRules(Reader reader) {
    var operator = operator(reader);
    var page = operator.page();
    operator.visits("/ops/products/new");
    page.getByTestId("save").click();
    page.locator("[aria-invalid=true]").first().waitFor();
    assertNoViolation(page, reader);
    operator.visits("/ops/products/import");
    var file = "name_ko,name_en,category,price,picture\n컵,Cup,living,1,/a.svg\n,,,x,\n";
    page.locator("#file").setInputFiles(new FilePayload("a.csv", "text/csv", file.getBytes(UTF_8)));
    page.getByTestId("plan-import").click();
    page.locator("[data-kind=ERROR]").waitFor();
    assertNoViolation(page, reader);
  }

  @ParameterizedTest
  @MethodSource("readers")
  void operatorPages_passAccessibilityRules(Reader reader) throws Exception {
    var product = products.add("찻잔", "Teacup", 12_000, 5);
    DeadLetters.push(
        SharedShop.get(), "checkout-stock", "{}", "accessibility-" + UUID.randomUUID());

    assertNoViolations(operator(reader), reader, HtmlIT.operatorPages(product));
  }

  @Test
  void buttonWithoutName_isReported() {
    var page = home();
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')");

    assertThat(Axe.violations(page, Browsers.PHONE))
        .singleElement()
        .asString()
        .contains("button-name");
  }

  @Test
  void colorThatIsFaintInDarkMode_isReported() {
    var page = home();
    page.evaluate(
        """
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('@media (prefers-color-scheme: dark) { h1 { color: #222 } }');
        document.adoptedStyleSheets.push(sheet);""");

    assertThat(Axe.violations(page, Browsers.PHONE))
        .singleElement()
        .asString()
        .contains("DARK", "color-contrast");
  }

  private static Page home() {
    var visitor = BROWSERS.visitor(readers().get(0).options());
    visitor.visits("/");
    return visitor.page();
  }

  private static Visitor operator(Reader reader) {
    var operator = BROWSERS.visitor(reader.options());
    operator.visits("/ops");
    new SignInPage(operator.page()).choose("ops");
    operator.page().waitForURL("**/ops");
    return operator;
  }

  private static void assertNoViolations(Visitor visitor, Reader reader, List<String> paths) {
    for (var path : paths) {
      visitor.visits(path);
      assertNoViolation(visitor.page(), reader);
    }
  }

  private static void assertNoViolation(Page page, Reader reader) {
    assertThat(Axe.violations(page, reader.screen)).isEmpty();
  }
}
