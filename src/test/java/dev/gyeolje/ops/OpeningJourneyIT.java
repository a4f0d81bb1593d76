package dev.gyeolje.ops;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.gyeolje.journey.Browsers;
import dev.gyeolje.journey.Visitor;
import dev.gyeolje.journey.pages.CheckoutPage;
import dev.gyeolje.journey.pages.PaymentWindow;
import dev.gyeolje.journey.pages.ResultPage;
import dev.gyeolje.journey.pages.SignInPage;
import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.mail.ReceivedMail;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Invariants;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes a shop from its opening to its first refund, with only a browser and an editor. Saves
 * screenshots in {@code target/screenshots/tour}: the pictures of the README.
 */
@Tag("browser")
@Tag("pages")
class OpeningJourneyIT {

  private static final Path TOUR = Path.of("target", "screenshots", "tour");

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  /** Drawings from the WAR serve as the operator's photos. */
  private static final List<String> DRAWN = List.of("quiet-mug", "evening-lamp", "linen-cushion");

  private static final String PRODUCTS =
      """
      name_ko,name_en,description_ko,category,price,position,picture
      조용한 머그,Quiet mug,두 손에 감기는 머그.,living,18000,1,quiet-mug.png
      저녁 램프,Evening lamp,책 읽는 자리를 위한 램프.,living,86000,2,evening-lamp.png
      리넨 쿠션,Linen cushion,빨아 쓰는 리넨 쿠션.,living,36000,3,linen-cushion.png
      """;

  @TempDir Path law;

  @Test
  void newShop_sellsToGuestAndRefundsAPart() throws Exception {
    Files.writeString(law.resolve("terms.ko.md"), "# 이용약관\n\n바다 상점의 약관입니다.\n");
    try (var shop = LocalShop.with(Map.of("SHOP_NAME", "바다 상점", "SHOP_PAGES", law.toString()))) {
      Files.createDirectories(TOUR);
      var operator = operator(shop);
      importsProducts(operator.page(), shop);
      countsEach(operator, 10);

      var guest = BROWSERS.visitor(Browsers.phone(), shop.origin());
      assertShopIdentityIsShown(guest);
      buysTwoByVirtualAccount(guest);
      var order = new Database(shop.dataSource()).text("select id from orders");
      var address = guest.email;
      assertThat(mail(shop, address, 1).text()).contains("54,000").contains("/orders/link/");

      shop.toss().deposit(order);
      new Database(shop.dataSource()).checkNow(order);
      assertThat(mail(shop, address, 2).subject()).startsWith("결제가 끝났어요");
      openOrderInAnotherBrowser(shop, guest.page().getByTestId("link").getAttribute("href"));

      refundsAPart(operator, order);
      assertThat(mail(shop, address, 3).text()).contains("18,000");
      Invariants.hold(shop);
    }
  }

  private static Visitor operator(LocalShop shop) {
    var operator = BROWSERS.visitor(Browsers.desktop(), shop.origin());
    operator.visits("/ops/products");
    new SignInPage(operator.page()).choose("ops");
    operator.page().waitForURL("**/ops/products");
    return operator;
  }

  private static void importsProducts(Page page, LocalShop shop) {
    var pictures = DRAWN.stream().map(name -> photo(page, shop, name)).toList();
    page.navigate(shop.origin() + "/ops/products");
    page.getByTestId("import").click();
    page.locator("#file").setInputFiles(file("products.csv", "text/csv", PRODUCTS));
    page.locator("#pictures").setInputFiles(pictures.toArray(FilePayload[]::new));
    page.getByTestId("plan-import").click();
    assertThat(page.locator("[data-kind=ADD]")).hasCount(3);
    saveScreenshot(page, "import");
    page.getByTestId("apply").click();
    assertThat(page.locator("[data-action=ADD_PRODUCT]")).hasCount(3);
  }

  private static FilePayload photo(Page page, LocalShop shop, String name) {
    page.navigate(shop.origin() + "/static/images/products/" + name + ".svg");
    return new FilePayload(name + ".png", "image/png", page.locator("svg").screenshot());
  }

  private static FilePayload file(String name, String type, String content) {
    return new FilePayload(name, type, content.getBytes(StandardCharsets.UTF_8));
  }

  private static void countsEach(Visitor operator, int units) {
    var page = operator.page();
    operator.visits("/ops/products");
    for (var link :
        page.locator("[data-product] a").all().stream().map(OpeningJourneyIT::href).toList()) {
      operator.visits(link);
      page.getByTestId("count").click();
      page.locator("#on-hand").fill(String.valueOf(units));
      page.locator("#reason").fill("첫 실사");
      page.locator("form.stack button.primary").click();
      assertThat(page.getByTestId("on-hand")).hasText(String.valueOf(units));
    }
  }

  private static String href(Locator link) {
    return link.getAttribute("href");
  }

  private static void assertShopIdentityIsShown(Visitor guest) {
    guest.visits("/terms");
    assertThat(guest.page().getByText("바다 상점의 약관입니다.")).isVisible();
    assertThat(guest.page().locator(".identity")).containsText("바다 상점");
  }

  private static void buysTwoByVirtualAccount(Visitor guest) {
    var page = guest.page();
    for (var name : List.of("조용한 머그", "리넨 쿠션")) {
      guest.visits("/");
      saveScreenshot(page, "list");
      page.locator(".card a", new Page.LocatorOptions().setHasText(name)).click();
      saveScreenshot(page, "product");
      page.getByTestId("to-cart").click();
    }
    saveScreenshot(page, "cart");
    page.getByTestId("guest").click();
    var checkout = new CheckoutPage(page);
    checkout.contact("email").fill(guest.email);
    checkout.fillContact();
    assertThat(checkout.payButton()).isEnabled();
    saveScreenshot(page, "checkout");
    checkout.payBy("VIRTUAL_ACCOUNT");
    PaymentWindow.insteadOf(page).approve();
    new ResultPage(page).waitForState("WAITING_FOR_DEPOSIT");
    saveScreenshot(page, "account");
  }

  private static void openOrderInAnotherBrowser(LocalShop shop, String link) {
    var page = BROWSERS.visitor(Browsers.phone(), shop.origin()).page();
    page.navigate(link);
    new ResultPage(page).waitForState("PAID");
    assertThat(page.getByText("리넨 쿠션").first()).isVisible();
    saveScreenshot(page, "paid");
  }

  private static void refundsAPart(Visitor operator, String order) {
    var page = operator.page();
    operator.visits("/ops/orders/" + order);
    page.locator("#amount").fill("18000");
    page.locator("#reason").fill("머그가 깨져서 왔어요");
    page.locator("#bank").fill("20");
    page.locator("#number").fill("1002123456789");
    page.locator("#holder").fill("홍길동");
    page.getByTestId("refund").click();
    eventually(
        "the refund",
        () -> {
          operator.visits("/ops/orders/" + order);
          return page.locator("[data-refund=DONE]").count();
        },
        done -> done == 1);
    saveScreenshot(page, "order");
  }

  /** Waits until {@code address} has {@code number} mails, and returns the newest. */
  private static ReceivedMail mail(LocalShop shop, String address, int number) {
    return eventually(
            "mail " + number, () -> shop.mail().mailsTo(address), mails -> mails.size() == number)
        .get(number - 1);
  }

  private static void saveScreenshot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(TOUR.resolve(name + ".png")));
  }
}
