package dev.gyeolje.journey.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;

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

  /** A field of the contact. */
  public Locator contact(String field) {
    return page.locator("#contact-" + field);
  }

  /** What is wrong with a field of the contact. */
  public Locator contactError(String field) {
    return page.locator("#contact-" + field + "-error");
  }

  /** Types what the shop does not know of the customer yet. */
  public void fillContact() {
    var answers =
        Map.of(
            "name",
            "홍길동",
            "email",
            "hong@example.com",
            "phone",
            "010-1234-5678",
            "postcode",
            "04524",
            "address",
            "서울 중구 세종대로 110");
    answers.forEach(
        (field, answer) -> {
          if (contact(field).count() == 1 && contact(field).inputValue().isEmpty())
            contact(field).fill(answer);
        });
  }

  /** Says whom it is for, chooses to pay by card, agrees, and presses pay. */
  public PaymentWindow pay() {
    return payBy("CARD");
  }

  /** Says whom it is for, chooses how to pay, agrees, and presses pay. */
  public PaymentWindow payBy(String method) {
    fillContact();
    page.getByTestId("toss-method-" + method).check();
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
