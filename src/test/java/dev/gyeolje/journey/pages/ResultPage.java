package dev.gyeolje.journey.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/**
 * The page after the payment window, and the page of an order: both show the state of the order.
 */
public record ResultPage(Page page) {

  /** Waits until the page shows this state of the order. */
  public void waitForState(String state) {
    page.locator("main .badge[data-state=" + state + "]").first().waitFor();
  }

  /** The page's heading. */
  public Locator heading() {
    return page.locator("h1");
  }

  /** The order's total. */
  public Locator total() {
    return page.getByTestId("order-total");
  }

  /** The link to Toss' receipt; present once the order is paid. */
  public Locator receipt() {
    return page.getByTestId("receipt");
  }

  /** The reason why the order is not paid. */
  public Locator reason() {
    return page.locator("[data-reason]");
  }

  /** Follows the retry link to the checkout page. */
  public CheckoutPage retry() {
    page.getByTestId("retry").click();
    page.waitForURL("**/checkout/*quantity=*");
    return new CheckoutPage(page);
  }

  /** Follows the link from the result to the order's own page. */
  public void openOrder() {
    page.locator("main a[href^='/orders/']").click();
    page.waitForURL("**/orders/*");
  }

  /** The entries of the order's timeline, oldest first. */
  public Locator timeline() {
    return page.locator(".timeline li");
  }
}
