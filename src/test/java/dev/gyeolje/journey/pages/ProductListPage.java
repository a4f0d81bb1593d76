package dev.gyeolje.journey.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;

/** The product list page. */
public record ProductListPage(Page page) {

  /** The card of a product. */
  public Locator card(UUID product) {
    return page.locator("[data-product='" + product + "']");
  }

  /** Returns the text of the product's stock badge. */
  public String stock(UUID product) {
    return card(product).getByTestId("stock").innerText();
  }

  /**
   * Opens the product's page and presses buy, which leads to the sign-in provider without a
   * sign-in.
   */
  public void choose(UUID product) {
    card(product).getByRole(AriaRole.LINK).click();
    page.waitForURL("**/products/" + product);
    page.getByTestId("buy").click();
  }
}
