package dev.gyeolje.payment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Visitor.callback;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.journey.Browsers;
import dev.gyeolje.journey.OrdersOfProduct;
import dev.gyeolje.journey.pages.CheckoutPage;
import dev.gyeolje.journey.pages.PaymentWindow;
import dev.gyeolje.journey.pages.ResultPage;
import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.toss.Call;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor.Placed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Failures during a purchase, and how the customer continues. */
@Tag("browser")
@Tag("pages")
class SetbackJourneyIT {

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());

  @Test
  void cardDeclinedInTheWindow_isExplainedAndRetrySucceeds() throws Exception {
    var product = products.add(20_000, 2);
    var visitor = BROWSERS.visitor();
    var checkout = visitor.wants(product);
    checkout.chooseQuantity(2);
    checkout.pay().reject();

    var result = new ResultPage(visitor.page());
    assertThat(result.reason()).containsText("카드사에서 결제를 승인하지 않았어요");
    assertThat(result.total()).hasText("40,000원");

    // the retry takes over the units that the first order holds
    result.retry().pay().approve();
    result.waitForState("PAID");
    assertThat(result.total()).hasText("40,000원");
    assertThat(new OrdersOfProduct(product).states()).containsExactly("CANCELED", "PAID");
    eventually("the reduced stock", () -> products.stock(product), left -> left == 0);
  }

  @Test
  void cardDeclinedAtConfirm_isExplainedAndRetrySucceeds() throws Exception {
    var product = products.add(20_000, 1);
    var visitor = BROWSERS.visitor();
    var window = visitor.wants(product).pay();
    window.waitUntilOpen();
    shop.toss()
        .armFor(new OrdersOfProduct(product).only(), new Fault.Rejects("REJECT_CARD_PAYMENT"));
    window.approve();

    var result = new ResultPage(visitor.page());
    result.waitForState("FAILED");
    assertThat(result.reason()).containsText("한도가 넘었거나");

    result.retry().pay().approve();
    result.waitForState("PAID");
    assertThat(new OrdersOfProduct(product).states()).containsExactly("FAILED", "PAID");
  }

  @Test
  void canceledPaymentWindow_offersRetry() throws Exception {
    var product = products.add(20_000, 1);
    var visitor = BROWSERS.visitor();
    visitor.wants(product).pay().cancel();

    var result = new ResultPage(visitor.page());
    assertThat(result.reason()).containsText("결제를 취소하셨어요");
    assertThat(shop.toss().captured(new OrdersOfProduct(product).only())).isZero();

    result.retry().pay().approve();
    result.waitForState("PAID");
  }

  @Test
  void closedPaymentWindow_continuesWithTheSameOrder() throws Exception {
    var product = products.add(20_000, 1);
    var visitor = BROWSERS.visitor();
    var checkout = visitor.wants(product);
    checkout.pay();
    checkout.closeWindow();
    assertThat(checkout.message()).containsText("결제창을 닫으셨어요");

    checkout.pressPay().approve();

    new ResultPage(visitor.page()).waitForState("PAID");
    assertThat(new OrdersOfProduct(product).states()).containsExactly("PAID");
  }

  @Test
  void orderCanceledInAnotherTab_isReportedAndReplaced() throws Exception {
    var product = products.add(20_000, 1);
    var visitor = BROWSERS.visitor();
    visitor.expectConsoleError("409");
    var checkout = visitor.wants(product);
    checkout.pay();
    checkout.closeWindow();
    var tab = visitor.page().context().newPage();
    tab.navigate(shop.origin() + "/orders/" + new OrdersOfProduct(product).only());
    tab.getByTestId("cancel-order").click();
    new ResultPage(tab).waitForState("CANCELED");

    checkout.payButton().click();
    assertThat(checkout.message()).containsText("결제 전에 취소된 주문이에요");
    assertThat(checkout.message().locator("a")).hasText("주문 보기");

    checkout.pay().approve();
    new ResultPage(visitor.page()).waitForState("PAID");
    assertThat(new OrdersOfProduct(product).states()).containsExactly("CANCELED", "PAID");
  }

  @Test
  void orderPaidOnAnotherDevice_isReportedAndLinked() throws Exception {
    var product = products.add(20_000, 2);
    var visitor = BROWSERS.visitor();
    visitor.expectConsoleError("409");
    var checkout = visitor.wants(product);
    checkout.pay();
    checkout.closeWindow();
    var order = new OrdersOfProduct(product).only();
    var elsewhere = BROWSERS.visitor();
    elsewhere.visits(callback(new Placed(order, 20_000), shop.toss().authenticate(order, 20_000)));
    assertThat(new ResultPage(elsewhere.page()).heading()).hasText("결제 요청이 처리됐어요");

    checkout.payButton().click();

    assertThat(checkout.message()).containsText("결제가 끝났어요");
    assertThat(checkout.payButton()).isHidden();
    assertThat(checkout.terms()).isHidden();
    checkout.message().locator("a").click();
    new ResultPage(visitor.page()).waitForState("PAID");
    assertThat(new OrdersOfProduct(product).states()).containsExactly("PAID");
    assertThat(shop.toss().captured(order)).isEqualTo(20_000);
  }

  @Test
  void withdrawnConsent_disablesPayButton() throws Exception {
    var product = products.add(20_000, 1);
    var checkout = BROWSERS.visitor().wants(product);

    checkout.terms().check();
    assertThat(checkout.payButton()).isEnabled();
    checkout.terms().uncheck();
    assertThat(checkout.payButton()).isDisabled();
    checkout.terms().check();
    assertThat(checkout.payButton()).isEnabled();
  }

  @Test
  void missingConsent_isReportedAndOpensNoWindow() throws Exception {
    var product = products.add(20_000, 1);
    var visitor = BROWSERS.visitor();
    visitor.expectConsoleError("payment not started");
    var checkout = visitor.wants(product);

    checkout.pressPay();

    assertThat(checkout.message()).hasText("필수 약관에 동의해 주세요.");
    assertThat(visitor.page().locator("iframe")).hasCount(0);
  }

  @Test
  void soldOutProduct_isMarkedInListProductPageAndCheckout() throws Exception {
    var product = products.add("매진 상품", "Gone", 20_000, 0);
    var visitor = BROWSERS.visitor();

    var list = visitor.products();
    assertThat(list.stock(product)).isEqualTo("품절");
    list.card(product).locator("a").click();
    assertThat(visitor.page().locator("main .note")).hasText("지금은 품절이에요.");
    assertThat(visitor.page().getByTestId("buy")).hasCount(0);

    visitor.signsInAndVisits("/orders");
    visitor.visits("/checkout/" + product);
    assertThat(visitor.page().locator("main")).containsText("모두 팔렸어요");
    assertThat(new CheckoutPage(visitor.page()).payButton()).hasCount(0);
  }

  @Test
  void soldOutMeanwhile_isReportedOnPayAndCreatesNoOrder() throws Exception {
    var product = products.add(20_000, 1);
    var late = BROWSERS.visitor();
    late.expectConsoleError("409");
    var lateCheckout = late.wants(product);
    lateCheckout.terms().check();
    var quick = BROWSERS.visitor();
    quick.wants(product).pay().approve();
    new ResultPage(quick.page()).waitForState("PAID");

    lateCheckout.pressPay();

    assertThat(lateCheckout.message()).containsText("다 팔린 상품이에요");
    assertThat(late.page().locator("iframe")).hasCount(0);
    assertThat(new OrdersOfProduct(product).states()).containsExactly("PAID");
  }

  @Test
  void quantityAboveStock_isReducedWithMessage() throws Exception {
    var product = products.add(20_000, 3);
    var visitor = BROWSERS.visitor();
    visitor.signsInAndVisits("/orders");

    visitor.visits("/checkout/" + product + "?quantity=7");

    assertThat(visitor.page().locator(".note")).containsText("남은 수량이 부족해요");
    assertThat(visitor.page().locator("#quantity")).hasValue("3");
  }

  @Test
  void answerLostAfterCapture_showsCheckingThenPaid() throws Exception {
    var product = products.add(20_000, 1);
    var visitor = BROWSERS.visitor();
    var page = visitor.page();
    var window = visitor.wants(product).pay();
    window.waitUntilOpen();
    var order = new OrdersOfProduct(product).only();
    shop.toss().armFor(order, new Fault.DropsAfterEffect());
    // checks fail too until the customer has seen the page
    shop.toss().armFor(order, new Fault.FailsBeforeEffect(), Call.RETRIEVE, 2);
    window.approve();

    var result = new ResultPage(page);
    result.waitForState("CONFIRMING");
    assertThat(result.heading()).hasText("결제를 확인하고 있어요");
    assertThat(page.locator("main")).containsText("다시 결제하지 마세요");

    result.waitForState("PAID");
    assertThat(result.heading()).hasText("결제가 끝났어요");
    assertThat(shop.toss().captured(order)).isEqualTo(20_000);
    assertThat(shop.toss().confirmRequests(order)).isEqualTo(1);
  }

  @Test
  void alteredAmount_isRejectedBeforeConfirm() throws Exception {
    var product = products.add(20_000, 1);
    var visitor = BROWSERS.visitor();
    visitor.wants(product).pay();

    PaymentWindow.over(visitor.page()).button().apply("toss-alter").click();

    assertThat(new ResultPage(visitor.page()).reason()).containsText("주문 금액과 달라서");
    assertThat(shop.toss().confirmRequests(new OrdersOfProduct(product).only())).isZero();
  }
}
