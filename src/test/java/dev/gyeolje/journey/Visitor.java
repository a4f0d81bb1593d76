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

/** A user with a browser profile of their own, unknown to the shop. */
public final class Visitor {

  private final BrowserContext browser;
  private final URI shop;
  private final Page page;
  private final List<String> errors = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();

  /** Name at the sign-in provider. */
  public final String name;

  /** E-mail address at the sign-in provider. */
  public final String email;

  Visitor(BrowserContext browser, URI shop) {
    this.browser = browser;
    this.shop = shop;
    var number = UUID.randomUUID().toString().substring(0, 8);
    this.name = "손님 " + number;
    this.email = "visitor-" + number + "@example.com";
    browser.onConsoleMessage(
        message -> {
          if (message.type().equals("error"))
            errors.add(message.text() + " at " + message.location());
        });
    browser.onWebError(error -> errors.add(error.page().url() + ": " + error.error()));
    browser.onRequest(request -> requests.add(request.url()));
    // a busy machine may need long; only a missing element uses the whole time
    browser.setDefaultTimeout(60_000);
    this.page = browser.newPage();
  }

  /** Returns the visitor's tab. */
  public Page page() {
    return page;
  }

  /** Opens a page of the shop. */
  public void visits(String path) {
    page.navigate(shop + path);
  }

  /** Opens the product list. */
  public ProductListPage products() {
    // a unique address, so that the shop returns no cached page
    visits("/?category=living&visit=" + UUID.randomUUID());
    return new ProductListPage(page);
  }

  /** Signs in for the first time and opens {@code path}. */
  public void signsInAndVisits(String path) {
    visits("/login?to=" + path);
    new SignInPage(page).signIn(name, email);
    page.waitForURL(shop + path);
  }

  /** Signs in, opens the checkout page of a product and fills in the contact. */
  public CheckoutPage wants(UUID product) {
    signsInAndVisits("/checkout/" + product);
    var checkout = new CheckoutPage(page);
    checkout.fillContact();
    return checkout;
  }

  /** Returns the addresses requested by this browser that start with {@code path} of the shop. */
  public List<String> requestsTo(String path) {
    return requests.stream().filter(url -> url.startsWith(shop + path)).toList();
  }

  /** Allows console errors that contain {@code words}. */
  public void expectConsoleError(String words) {
    expected.add(words);
  }

  List<String> unexpectedErrors() {
    return errors.stream().filter(text -> expected.stream().noneMatch(text::contains)).toList();
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
