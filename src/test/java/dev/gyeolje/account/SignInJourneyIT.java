package dev.gyeolje.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.journey.Browsers;
import dev.gyeolje.journey.OrdersOfProduct;
import dev.gyeolje.journey.pages.SignInPage;
import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing in and out, and the pages that each role sees. */
@Tag("browser")
class SignInJourneyIT {

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  private static LocalShop shop;

  @BeforeAll
  static void openShop() {
    shop = SharedShop.get();
  }

  @Test
  void signOut_endsTheSignIn() {
    var visitor = BROWSERS.visitor();
    var page = visitor.page();
    visitor.signsInAndVisits("/orders");
    assertThat(page.locator("main")).containsText("아직 주문이 없어요");

    page.getByTestId("sign-out").click();

    page.waitForURL(shop.origin() + "/");
    assertThat(page.getByTestId("sign-in")).isVisible();
    assertThat(page.getByTestId("person")).hasCount(0);
    visitor.visits("/orders");
    assertThat(page.url()).startsWith(shop.oidc().issuer().toString());
  }

  @Test
  void canceledSignIn_isReportedAndCanBeRepeated() throws Exception {
    var product = new Products(shop.dataSource()).add(5_000, 1);
    var visitor = BROWSERS.visitor();
    var page = visitor.page();
    visitor.visits("/checkout/" + product);
    new SignInPage(page).cancel();

    assertThat(page.locator("h1")).hasText("로그인하지 않았어요");
    page.locator("main a.primary").click();
    new SignInPage(page).signIn(visitor.name, visitor.email);

    page.waitForURL(shop.origin() + "/checkout/" + product);
    assertThat(page.getByTestId("person")).hasText(visitor.name);
  }

  @Test
  void operator_seesOperationsAndDeadLetters() {
    var operator = BROWSERS.visitor();
    var page = operator.page();
    operator.visits("/ops");
    new SignInPage(page).choose("ops");
    page.waitForURL(shop.origin() + "/ops");

    assertThat(page.locator("h1")).hasText("운영");
    page.locator("main nav a[href='/ops/dead-letters']").click();
    page.waitForURL("**/ops/dead-letters");
    assertThat(page.locator("h1")).hasText("처리하지 못한 메시지");
  }

  @Test
  void nonOperators_getForbidden() {
    var visitor = BROWSERS.visitor();
    var page = visitor.page();
    visitor.expectConsoleError("403");
    visitor.signsInAndVisits("/");
    assertThat(page.locator("a[href='/ops']")).hasCount(0);

    for (var path : new String[] {"/ops", "/ops/dead-letters"}) {
      visitor.visits(path);
      assertThat(page.locator("h1")).hasText("볼 수 없는 화면이에요");
      assertThat(page.locator("main")).not().containsText("메시지");
    }
  }

  @Test
  void anotherCustomersOrder_isNotFound() throws Exception {
    var product = new Products(shop.dataSource()).add("비밀 선물", "Secret gift", 5_000, 1);
    var buyer = BROWSERS.visitor();
    buyer.wants(product).pay().waitUntilOpen();
    var order = new OrdersOfProduct(product).only();
    var stranger = BROWSERS.visitor();
    stranger.expectConsoleError("404");

    stranger.signsInAndVisits("/orders");
    stranger.visits("/orders/" + order);

    assertThat(stranger.page().locator("h1")).hasText("찾는 화면이 없어요");
    stranger.visits("/checkout/success?orderId=" + order);
    assertThat(stranger.page().locator("main")).not().containsText("비밀 선물");
  }
}
