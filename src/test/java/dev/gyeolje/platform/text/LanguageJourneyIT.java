package dev.gyeolje.platform.text;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.gyeolje.journey.Browsers;
import dev.gyeolje.journey.Visitor;
import dev.gyeolje.journey.pages.ResultPage;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The shop uses the browser's language, and remembers another one that the customer chose. */
@Tag("browser")
@Tag("pages")
class LanguageJourneyIT {

  @RegisterExtension static final Browsers BROWSERS = new Browsers();

  private final Products products = new Products(SharedShop.get().dataSource());

  @Test
  void englishBrowser_buysInEnglish() throws Exception {
    var product = products.add("우산", "Umbrella", 18_000, 4);
    var visitor = english();
    assertThat(visitor.products().card(product)).containsText("Umbrella");
    assertThat(visitor.products().stock(product)).isEqualTo("Only 4 left");

    visitor.wants(product).pay().approve();

    var result = new ResultPage(visitor.page());
    result.waitForState("PAID");
    assertThat(result.heading()).hasText("Payment complete");
    assertThat(result.total()).hasText("₩18,000");
    assertThat(visitor.page().locator(".lines")).containsText("Umbrella");
  }

  @Test
  void chosenLanguage_persistsAndKeepsThePage() throws Exception {
    var product = products.add("우산", "Umbrella", 18_000, 4);
    var visitor = BROWSERS.visitor();
    var page = visitor.page();
    visitor.visits("/?category=living&q=Umbrella");
    assertThat(page.locator("html")).hasAttribute("lang", "ko");

    switchLanguage(page);

    assertThat(page.locator("html")).hasAttribute("lang", "en");
    assertThat(page.url()).endsWith("/?category=living&q=Umbrella");
    visitor.wants(product);
    assertThat(page.locator("h1")).hasText("Checkout");
    switchLanguage(page);
    assertThat(page.locator("h1")).hasText("주문하기");
  }

  private static Visitor english() {
    return BROWSERS.visitor(new Browser.NewContextOptions().setLocale("en-US"));
  }

  private static void switchLanguage(Page page) {
    page.locator("form[action='/language'] button").click();
  }
}
