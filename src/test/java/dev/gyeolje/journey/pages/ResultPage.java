package dev.gyeolje.journey.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/**
 * Where the customer lands after the payment window, and the page of an order: both say where it
 * stands.
 */
public record ResultPage(Page page) {

  /** Waits until the page says that the order is in this state. */
  public void waitForState(String state) {
    page.locator("main .badge[data-state=" + state + "]").first().waitFor();
  }

  /** The page in a few words. */
  public Locator heading() {
    return page.locator("h1");
  }

  /** What the order costs. */
  public Locator total() {
    return page.getByTestId("order-total");
  }

  /** Toss' receipt; there once the order is paid. */
  public Locator receipt() {
    return page.getByTestId("receipt");
  }

  /** Why nothing was bought. */
  public Locator reason() {
    return page.locator("[data-reason]");
  }

  /** Tries again: back to the checkout page. */
  public CheckoutPage retry() {
    page.getByTestId("retry").click();
    page.waitForURL("**/checkout/*quantity=*");
    return new CheckoutPage(page);
  }

  /** From the result to the order's own page. */
  public void openOrder() {
    page.locator("main a[href^='/orders/']").click();
    page.waitForURL("**/orders/*");
  }

  /** The states the order went through, oldest first. */
  public Locator timeline() {
    return page.locator(".timeline li");
  }
}
