package dev.gyeolje.checkout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.gyeolje.journey.Browsers;
import dev.gyeolje.journey.OrdersOfProduct;
import dev.gyeolje.journey.pages.CheckoutPage;
import dev.gyeolje.journey.pages.PaymentWindow;
import dev.gyeolje.journey.pages.ResultPage;
import dev.gyeolje.journey.pages.SignInPage;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The shop on a phone: the payment window replaces the page, and no page is wider than the screen.
 */
@Tag("browser")
@Tag("pages")
class PhoneJourneyIT {

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  private final Products products = new Products(SharedShop.get().dataSource());

  @Test
  void purchaseOnAPhone_fitsTheScreenAndEndsPaid() throws Exception {
    var product =
        products.add("이름이아주아주긴상품".repeat(5), "Averyveryverylongname".repeat(5), 1_234_000, 3);
    var visitor = BROWSERS.visitor(Browsers.phone());
    var page = visitor.page();
    visitor.products();
    assertFitsTheScreen(page);

    var checkout = visitor.wants(product);
    assertThat(checkout.payButton()).isVisible();
    assertFitsTheScreen(page);
    checkout.pay();
    page.waitForURL(url -> url.startsWith(SharedShop.get().toss().origin().toString()));
    PaymentWindow.insteadOf(page).reject();
    var result = new ResultPage(page);
    assertThat(result.reason()).isVisible();
    assertFitsTheScreen(page);
    result.retry().pay();
    PaymentWindow.insteadOf(page).approve();
    result.waitForState("PAID");
    assertFitsTheScreen(page);
    result.openOrder();
    assertFitsTheScreen(page);
    for (var path : new String[] {"/", "/products/" + product, "/orders", "/settings"}) {
      visitor.visits(path);
      assertFitsTheScreen(page);
    }
  }

  @Test
  void guestOrder_isVisibleElsewhereAndTakenOver() throws Exception {
    var product = products.add("꽃병", "Vase", 21_000, 4);
    var guest = BROWSERS.visitor(Browsers.phone());
    var page = guest.page();
    guest.visits("/products/" + product);
    assertFitsTheScreen(page);
    page.getByTestId("guest").click();
    var checkout = new CheckoutPage(page);
    assertThat(checkout.payButton()).isVisible();
    checkout.payBy("VIRTUAL_ACCOUNT");
    page.waitForURL(url -> url.startsWith(SharedShop.get().toss().origin().toString()));
    PaymentWindow.insteadOf(page).approve();
    var result = new ResultPage(page);
    result.waitForState("WAITING_FOR_DEPOSIT");
    assertFitsTheScreen(page);
    var link = page.getByTestId("link").getAttribute("href");

    var elsewhere = BROWSERS.visitor().page();
    elsewhere.navigate(link);
    new ResultPage(elsewhere).waitForState("WAITING_FOR_DEPOSIT");
    assertThat(elsewhere.getByTestId("contact")).containsText("홍길동");
    var order = new OrdersOfProduct(product).only();
    SharedShop.get().toss().deposit(order);
    new Database(SharedShop.get().dataSource()).checkNow(order);
    eventually("PAID", () -> new OrdersOfProduct(product).states().get(0), "PAID"::equals);
    elsewhere.reload();
    new ResultPage(elsewhere).waitForState("PAID");

    guest.signsInAndVisits("/orders");
    assertFitsTheScreen(page);
    page.getByTestId("take-over").click();
    assertThat(page.getByText("꽃병").first()).isVisible();
    assertThat(page.getByTestId("take-over")).hasCount(0);
  }

  @Test
  void errorPages_fitAPhoneScreen() {
    var visitor = BROWSERS.visitor(Browsers.phone());
    visitor.expectConsoleError("404");
    visitor.visits("/no-such-page");
    assertThat(visitor.page().locator("h1")).hasText("찾는 화면이 없어요");
    assertFitsTheScreen(visitor.page());
    visitor.visits("/checkout/error?code=PAY_PROCESS_ABORTED");
    assertFitsTheScreen(visitor.page());
    visitor.visits("/checkout/success?orderId=00000000-0000-0000-0000-000000000000");
    assertFitsTheScreen(visitor.page());
  }

  @Test
  void operatorPages_fitAPhoneScreen() {
    var operator = BROWSERS.visitor(Browsers.phone());
    operator.visits("/ops");
    new SignInPage(operator.page()).choose("ops");
    operator.page().waitForURL("**/ops");
    assertFitsTheScreen(operator.page());
    operator.visits("/ops/dead-letters");
    assertFitsTheScreen(operator.page());
  }

  @Test
  void customerGoingBackFromTheWindow_canStillPay() throws Exception {
    var product = products.add(7_000, 1);
    var visitor = BROWSERS.visitor(Browsers.phone());
    var page = visitor.page();
    visitor.wants(product).pay();
    PaymentWindow.insteadOf(page).waitUntilOpen();

    page.goBack();
    new CheckoutPage(page).pay();
    PaymentWindow.insteadOf(page).approve();

    new ResultPage(page).waitForState("PAID");
    assertThat(products.stock(product)).isBetween(0, 1);
    assertThat(new OrdersOfProduct(product).states()).endsWith("PAID");
  }

  private static void assertFitsTheScreen(Page page) {
    // isMobile widens the layout to overflowing content, so the width shows an overflow
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as("width of " + page.url())
        .isEqualTo(390);
  }
}
