package dev.gyeolje.journey.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;

/** What is for sale. */
public record ProductListPage(Page page) {

  /** The product's card. */
  public Locator card(UUID product) {
    return page.locator("[data-product='" + product + "']");
  }

  /** What the product's badge says of the stock. */
  public String stock(UUID product) {
    return card(product).getByTestId("stock").innerText();
  }

  /** Opens the product's page and buys; who is not signed in finds the sign-in provider there. */
  public void choose(UUID product) {
    card(product).getByRole(AriaRole.LINK).click();
    page.waitForURL("**/products/" + product);
    page.getByTestId("buy").click();
  }
}
