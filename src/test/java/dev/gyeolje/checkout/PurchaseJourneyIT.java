package dev.gyeolje.checkout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.journey.Browsers;
import dev.gyeolje.journey.OrdersOfProduct;
import dev.gyeolje.journey.pages.CheckoutPage;
import dev.gyeolje.journey.pages.PaymentWindow;
import dev.gyeolje.journey.pages.ResultPage;
import dev.gyeolje.journey.pages.SignInPage;
import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Purchases from the product list to the paid order. */
@Tag("browser")
class PurchaseJourneyIT {

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());

  @Test
  void purchaseByNewCustomer_isPaidAndReducesStock() throws Exception {
    var product = products.add("여행 가방", "Travel bag", 45_000, 10);
    var visitor = BROWSERS.visitor();
    var page = visitor.page();
    var list = visitor.products();
    assertThat(list.stock(product)).isEqualTo("10개 남음");

    list.choose(product);
    new SignInPage(page).signIn(visitor.name, visitor.email);
    page.waitForURL(shop.origin() + "/checkout/" + product + "?quantity=1");
    assertThat(page.getByTestId("person")).hasText(visitor.name);
    var checkout = new CheckoutPage(page);
    checkout.chooseQuantity(2);
    assertThat(checkout.total()).hasText("90,000원");
    var window = checkout.pay();
    assertThat(window.button().apply("toss-mail")).hasText(visitor.email);
    assertThat(window.button().apply("toss-phone")).hasText("01012345678");
    window.approve();

    var result = new ResultPage(page);
    result.waitForState("PAID");
    assertThat(page.url()).startsWith(shop.origin() + "/checkout/success");
    assertThat(result.heading()).hasText("결제가 끝났어요");
    assertThat(result.total()).hasText("90,000원");
    assertThat(result.receipt().getAttribute("href")).startsWith("http");
    result.openOrder();
    result.waitForState("PAID");
    assertThat(result.timeline().all().stream().map(entry -> entry.getAttribute("data-state")))
        .containsExactly("PENDING", "CONFIRMING", "PAID");
    assertThat(shop.toss().captured(new OrdersOfProduct(product).only())).isEqualTo(90_000);
    eventually("the reduced stock", () -> products.stock(product), left -> left == 8);
    assertThat(visitor.products().stock(product)).isEqualTo("8개 남음");
  }

  @Test
  void contact_isValidatedKeptAndRemembered() throws Exception {
    var product = products.add("유리컵", "Glass", 8_000, 9);
    var visitor = BROWSERS.visitor();
    visitor.expectConsoleError("400");
    visitor.signsInAndVisits("/checkout/" + product);
    var checkout = new CheckoutPage(visitor.page());
    assertThat(checkout.contact("name")).hasValue(visitor.name);
    assertThat(checkout.contact("email")).hasValue(visitor.email);
    checkout.terms().check();
    checkout.contact("address").fill("부산 해운대구 우동 1");

    checkout.chooseQuantity(2);
    checkout.terms().check();
    checkout.payButton().click();

    assertThat(checkout.contactError("phone")).hasText("전화번호를 숫자 8~15자리로 적어 주세요.");
    assertThat(checkout.contactError("postcode")).hasText("우편번호 5자리를 적어 주세요.");
    assertThat(checkout.contactError("address")).isEmpty();
    assertThat(checkout.contact("phone")).isFocused();
    assertThat(checkout.contact("address")).hasValue("부산 해운대구 우동 1");
    assertThat(new OrdersOfProduct(product).all()).isEmpty();

    checkout.pay().approve();
    var result = new ResultPage(visitor.page());
    result.waitForState("PAID");
    result.openOrder();
    assertThat(visitor.page().getByTestId("contact")).containsText("(04524) 부산 해운대구 우동 1");
    visitor.visits("/checkout/" + product);
    assertThat(checkout.contact("phone")).hasValue("01012345678");
    assertThat(checkout.contact("postcode")).hasValue("04524");
  }

  @Test
  void doubleClickOnPay_createsOneOrder() throws Exception {
    var product = products.add(12_000, 5);
    var visitor = BROWSERS.visitor();
    var checkout = visitor.wants(product);
    checkout.terms().check();

    checkout.payButton().dblclick();
    PaymentWindow.over(visitor.page()).approve();

    new ResultPage(visitor.page()).waitForState("PAID");
    var order = new OrdersOfProduct(product).only();
    assertThat(shop.toss().captured(order)).isEqualTo(12_000);
    assertThat(visitor.requestsTo("/api/checkout/orders")).hasSize(1);
  }

  @Test
  void reloadBackAndRepeatedCallback_captureOnce() throws Exception {
    var product = products.add(15_000, 5);
    var visitor = BROWSERS.visitor();
    var page = visitor.page();
    var result = new ResultPage(page);
    visitor.wants(product).pay().approve();
    result.waitForState("PAID");
    var address = page.url();

    page.reload();
    result.waitForState("PAID");
    page.goBack();
    page.goForward();
    result.waitForState("PAID");
    assertThat(page.url()).isEqualTo(address);
    page.navigate(visitor.requestsTo("/api/checkout/callback").get(0));
    result.waitForState("PAID");
    assertThat(page.url()).isEqualTo(address);

    var order = new OrdersOfProduct(product).only();
    assertThat(shop.toss().captured(order)).isEqualTo(15_000);
    assertThat(shop.toss().confirmRequests(order)).isEqualTo(1);
  }

  @Test
  void purchase_worksWithKeyboardOnly() throws Exception {
    var product = products.add(9_000, 5);
    var visitor = BROWSERS.visitor();
    var page = visitor.page();
    var checkout = visitor.wants(product);
    assertThat(checkout.payButton()).isVisible();

    page.locator("#quantity").focus();
    // Tab moves past "update", the contact and the methods to the terms, then to pay
    for (int presses = 0; presses < 20 && !focusOnPay(checkout); presses++) {
      page.keyboard().press("Tab");
      if (focusOn(checkout, "toss-agree")) page.keyboard().press("Space");
    }
    assertThat(checkout.terms()).isChecked();
    page.keyboard().press("Enter");
    var approve = PaymentWindow.over(page).button().apply("toss-approve");
    approve.focus();
    page.keyboard().press("Enter");

    new ResultPage(page).waitForState("PAID");
  }

  private static boolean focusOnPay(CheckoutPage checkout) {
    return (boolean) checkout.payButton().evaluate("button => document.activeElement === button");
  }

  private static boolean focusOn(CheckoutPage checkout, String name) {
    return (boolean)
        checkout
            .page()
            .getByTestId(name)
            .evaluate("element => element.getRootNode().activeElement === element");
  }
}
