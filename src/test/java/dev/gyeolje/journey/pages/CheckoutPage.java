package dev.gyeolje.journey.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The product, how many of it, and how to pay. */
public record CheckoutPage(Page page) {

  /** What is to be paid. */
  public Locator total() {
    return page.locator("#total");
  }

  /** Hidden until Toss' parts are drawn. */
  public Locator payButton() {
    return page.locator("#pay");
  }

  /** What the page has to say about paying, hidden while it has nothing. */
  public Locator message() {
    return page.locator("#pay-error");
  }

  /** The box to tick for the required terms. */
  public Locator terms() {
    return page.getByTestId("toss-agree");
  }

  /** Chooses how many; the page comes again with the new total. */
  public void chooseQuantity(int quantity) {
    page.locator("#quantity").selectOption(String.valueOf(quantity));
    page.waitForURL("**quantity=" + quantity);
  }

  /** Chooses to pay by card, agrees, and presses pay. */
  public PaymentWindow pay() {
    page.getByTestId("toss-method-CARD").check();
    terms().check();
    return pressPay();
  }

  /** Presses pay as the page is. */
  public PaymentWindow pressPay() {
    payButton().click();
    return PaymentWindow.over(page);
  }

  /** Closes the window that lies over this page. */
  public void closeWindow() {
    PaymentWindow.over(page).waitUntilOpen();
    page.getByTestId("toss-close").click();
  }
}
