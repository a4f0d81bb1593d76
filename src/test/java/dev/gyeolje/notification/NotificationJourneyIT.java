package dev.gyeolje.notification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.gyeolje.journey.Browsers;
import dev.gyeolje.journey.OrdersOfProduct;
import dev.gyeolje.journey.pages.CheckoutPage;
import dev.gyeolje.journey.pages.ResultPage;
import dev.gyeolje.journey.pages.SettingsPage;
import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.fcm.SentMessage;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user's browser that is registered for notifications. */
@Tag("browser")
class NotificationJourneyIT {

  @RegisterExtension static final Browsers BROWSERS = Browsers.complete();

  private static LocalShop shop;

  @BeforeAll
  static void openShop() {
    shop = SharedShop.get();
  }

  @Test
  @Tag("pages")
  void browser_isRegisteredTestedAndRemoved() throws Exception {
    var visitor = BROWSERS.visitor(allowing("notifications"));
    var page = visitor.page();
    visitor.signsInAndVisits("/settings");
    var settings = new SettingsPage(page);
    assertThat(settings.devices()).hasCount(0);
    assertThat(page.getByTestId("test-push")).hasCount(0);

    settings.enable();
    assertThat(page.locator("#push-state")).hasText("이 브라우저는 알림을 받고 있어요.");
    var fid = registered(visitor.email, "fid");

    settings.sendTest();
    eventually("the test", () -> shop.fcm().messagesTo(fid), messages -> messages.size() == 1);
    assertThat(page.locator(".toast")).containsText("도착했어요");

    settings.remove();
    assertThat(page.locator("#enable")).isVisible();
    assertThat(registeredCount(visitor.email)).isZero();
  }

  @Test
  void registeredBrowser_getsPaymentNotification() throws Exception {
    var product = new Products(shop.dataSource()).add("알림 시계", "Clock", 30_000, 3);
    var visitor = BROWSERS.visitor(allowing("notifications"));
    visitor.signsInAndVisits("/settings");
    new SettingsPage(visitor.page()).enable();

    visitor.visits("/checkout/" + product);
    new CheckoutPage(visitor.page()).pay().approve();
    new ResultPage(visitor.page()).waitForState("PAID");

    var order = new OrdersOfProduct(product).only();
    var sent =
        eventually(
            "the notification",
            () ->
                shop.fcm().messages().stream()
                    .filter(
                        message ->
                            message.data().getOrDefault("link", "").endsWith("/orders/" + order))
                    .toList(),
            messages -> !messages.isEmpty());
    assertThat(sent).extracting(SentMessage::title).containsExactly("결제가 끝났어요");
    assertThat(sent)
        .extracting(SentMessage::body)
        .singleElement()
        .asString()
        .contains("알림 시계", "30,000원");
    // the open page shows the notification, too
    assertThat(visitor.page().locator(".toast a")).hasText("결제가 끝났어요");
  }

  @Test
  @Tag("pages")
  void blockedNotifications_showHowToAllowThem() throws Exception {
    var visitor = BROWSERS.visitor(allowing());
    visitor.signsInAndVisits("/settings");

    visitor.page().locator("#enable").click();

    assertThat(visitor.page().locator("#push-state")).containsText("알림을 막고 있어요");
    assertThat(registeredCount(visitor.email)).isZero();
  }

  /** Apple delivers pushes to web apps on the home screen only, not to Safari itself. */
  @Test
  @Tag("pages")
  void iPhone_showsHomeScreenHintUntilShopIsOnIt() {
    var visitor = BROWSERS.visitor(allowing().setUserAgent(Browsers.IPHONE).setHasTouch(true));
    var page = visitor.page();
    page.addInitScript("delete window.PushManager");
    visitor.signsInAndVisits("/settings");

    assertThat(page.locator("#home-screen")).containsText("홈 화면에 추가");
    assertThat(page.locator("#home-screen li")).hasCount(4);
    assertThat(page.locator("#enable")).isHidden();

    page.addInitScript("Object.defineProperty(navigator, 'standalone', { value: true })");
    visitor.visits("/settings");

    assertThat(page.locator("#push-state")).hasText("이 브라우저는 알림을 받을 수 없어요.");
    assertThat(page.locator("#home-screen")).isHidden();
  }

  private static Browser.NewContextOptions allowing(String... permissions) {
    return new Browser.NewContextOptions().setLocale("ko-KR").setPermissions(List.of(permissions));
  }

  private static String registered(String email, String kind) throws Exception {
    return read(email, "min(t.fcm_token) filter (where t.kind = '" + kind + "')");
  }

  private static int registeredCount(String email) throws Exception {
    return Integer.parseInt(read(email, "count(*)"));
  }

  private static String read(String email, String what) throws Exception {
    return new Database(shop.dataSource())
        .text(
            "select "
                + what
                + " from messaging_tokens t join users u on u.id = t.uid where u.email = ?",
            email);
  }
}
