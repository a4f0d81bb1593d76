package dev.gyeolje.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import dev.gyeolje.journey.pages.CheckoutPage;
import dev.gyeolje.journey.pages.ProductListPage;
import dev.gyeolje.journey.pages.SignInPage;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Somebody in front of a browser of their own, whom the shop has never seen. */
final class Visitor {

  private final BrowserContext browser;
  private final URI shop;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();

  final String name;
  final String email;

  Visitor(BrowserContext browser, URI shop) {
    this.browser = browser;
    this.shop = shop;
    var number = UUID.randomUUID().toString().substring(0, 8);
    this.name = "손님 " + number;
    this.email = "visitor-" + number + "@example.com";
    browser.onConsoleMessage(
        message -> {
          if (message.type().equals("error"))
            complaints.add(message.text() + " at " + message.location());
        });
    browser.onWebError(error -> complaints.add(error.page().url() + ": " + error.error()));
    browser.onRequest(request -> requests.add(request.url()));
    // a busy machine may need long; only what never comes is waited for so long
    browser.setDefaultTimeout(60_000);
    this.page = browser.newPage();
  }

  /** The tab they look at. */
  Page page() {
    return page;
  }

  /** Goes to an address of the shop. */
  void visits(String path) {
    page.navigate(shop + path);
  }

  /** The product list, just opened. */
  ProductListPage products() {
    // an address of its own, so that it is no page that the shop has kept
    visits("/?category=living&visit=" + UUID.randomUUID());
    return new ProductListPage(page);
  }

  /** Signs in for the first time, and comes to {@code path}. */
  void signsInAndVisits(String path) {
    visits("/login?to=" + path);
    new SignInPage(page).signIn(name, email);
    page.waitForURL(shop + path);
  }

  /** The checkout page of a product, after signing in on the way to it. */
  CheckoutPage wants(UUID product) {
    signsInAndVisits("/checkout/" + product);
    var checkout = new CheckoutPage(page);
    checkout.fillContact();
    return checkout;
  }

  /** Every address this browser asked for that starts with {@code path} at the shop. */
  List<String> requestsTo(String path) {
    return requests.stream().filter(url -> url.startsWith(shop + path)).toList();
  }

  /** Complaints that hold {@code words} are part of what the test is about. */
  void mayHear(String words) {
    expected.add(words);
  }

  List<String> complaints() {
    return complaints.stream().filter(text -> expected.stream().noneMatch(text::contains)).toList();
  }

  void screenshot(Path file) {
    try {
      page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    } catch (PlaywrightException gone) {
      System.err.println("no screenshot: " + gone.getMessage());
    }
  }

  void close() {
    browser.close();
  }
}
