package dev.gyeolje.journey.pages;

import com.microsoft.playwright.Page;

/** The sign-in provider's page. */
public record SignInPage(Page page) {

  /** As somebody the provider has not met. */
  public void signIn(String name, String email) {
    page.getByTestId("new-name").fill(name);
    page.getByTestId("new-email").fill(email);
    page.getByTestId("new-person").click();
  }

  /** As one of the people the provider offers, by the first part of their address. */
  public void choose(String visitor) {
    page.getByTestId("person-" + visitor).click();
  }

  /** Does not want to, after all. */
  public void cancel() {
    page.getByTestId("cancel").click();
  }
}
