package dev.gyeolje.journey.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.function.Function;

/**
 * Toss' payment window.
 *
 * @param button finds a button of the window by its name
 */
public record PaymentWindow(Function<String, Locator> button) {

  /** Returns the window over the shop's page, as on a wide screen. */
  public static PaymentWindow over(Page page) {
    return new PaymentWindow(page.frameLocator("iframe")::getByTestId);
  }

  /** Returns the window that replaces the shop's page, as on a phone. */
  public static PaymentWindow insteadOf(Page page) {
    return new PaymentWindow(page::getByTestId);
  }

  /** Approves the payment, as customer and card company. */
  public void approve() {
    button.apply("toss-approve").click();
  }

  /** Declines the payment, as the card company. */
  public void reject() {
    button.apply("toss-refuse").click();
  }

  /** Cancels with the window's own button. */
  public void cancel() {
    button.apply("toss-cancel").click();
  }

  /** Waits until the window is open; the order exists then. */
  public void waitUntilOpen() {
    button.apply("toss-approve").waitFor();
  }
}
