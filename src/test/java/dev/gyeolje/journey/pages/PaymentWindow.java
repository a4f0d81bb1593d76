package dev.gyeolje.journey.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.function.Function;

/**
 * Toss' window.
 *
 * @param button a button of it by its name
 */
public record PaymentWindow(Function<String, Locator> button) {

  /** Laid over the shop's page, as on a wide screen. */
  public static PaymentWindow over(Page page) {
    return new PaymentWindow(page.frameLocator("iframe")::getByTestId);
  }

  /** In place of the shop's page, as on a phone. */
  public static PaymentWindow insteadOf(Page page) {
    return new PaymentWindow(page::getByTestId);
  }

  /** As buyer and card company both do when all is well. */
  public void approve() {
    button.apply("toss-approve").click();
  }

  /** As the card company does. */
  public void reject() {
    button.apply("toss-refuse").click();
  }

  /** With the window's own button. */
  public void cancel() {
    button.apply("toss-cancel").click();
  }

  /** Then the order is made. */
  public void waitUntilOpen() {
    button.apply("toss-approve").waitFor();
  }
}
