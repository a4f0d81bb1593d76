package dev.gyeolje.journey.pages;

import com.microsoft.playwright.Page;

/** The sign-in provider's page. */
public record SignInPage(Page page) {

  /** Signs in as a user who is new to the provider. */
  public void signIn(String name, String email) {
    page.getByTestId("new-name").fill(name);
    page.getByTestId("new-email").fill(email);
    page.getByTestId("new-person").click();
  }

  /**
   * Signs in as one of the users that the provider offers, by the first part of the e-mail address.
   */
  public void choose(String visitor) {
    page.getByTestId("person-" + visitor).click();
  }

  /** Cancels the sign-in. */
  public void cancel() {
    page.getByTestId("cancel").click();
  }
}
