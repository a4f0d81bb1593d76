package dev.gyeolje.journey.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

/** The settings page with the user's devices. */
public record SettingsPage(Page page) {

  /** Registers this browser for notifications. */
  public void enable() {
    page.locator("#enable").click();
    page.locator("[data-device] .here:visible").waitFor();
  }

  /** One row for each device. */
  public Locator devices() {
    return page.locator("[data-device]");
  }

  /** Removes the only device. */
  public void remove() {
    page.getByTestId("remove").click();
    devices().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  /** Sends a test notification to all devices. */
  public void sendTest() {
    page.getByTestId("test-push").click();
    page.locator(".note").waitFor();
  }
}
