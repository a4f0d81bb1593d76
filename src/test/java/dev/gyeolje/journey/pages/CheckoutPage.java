package dev.gyeolje.journey.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;

/** The checkout page: product, quantity, contact and payment. */
public record CheckoutPage(Page page) {

  /** The total to pay. */
  public Locator total() {
    return page.locator("#total");
  }

  /** The pay button; hidden until Toss' parts are drawn. */
  public Locator payButton() {
    return page.locator("#pay");
  }

  /** The message about the payment; hidden while there is none. */
  public Locator message() {
    return page.locator("#pay-error");
  }

  /** The checkbox for the required terms. */
  public Locator terms() {
    return page.getByTestId("toss-agree");
  }

  /** Chooses the quantity; the page reloads with the new total. */
  public void chooseQuantity(int quantity) {
    page.locator("#quantity").selectOption(String.valueOf(quantity));
    page.waitForURL("**quantity=" + quantity);
  }

  /** A contact field. */
  public Locator contact(String field) {
    return page.locator("#contact-" + field);
  }

  /** The error message of a contact field. */
  public Locator contactError(String field) {
    return page.locator("#contact-" + field + "-error");
  }

  /** Fills in the contact fields that are empty. */
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

  /** Fills in the contact, chooses payment by card, accepts the terms and presses pay. */
  public PaymentWindow pay() {
    return payBy("CARD");
  }

  /** Fills in the contact, chooses the payment method, accepts the terms and presses pay. */
  public PaymentWindow payBy(String method) {
    fillContact();
    page.getByTestId("toss-method-" + method).check();
    terms().check();
    return pressPay();
  }

  /** Presses pay without changing the page. */
  public PaymentWindow pressPay() {
    payButton().click();
    return PaymentWindow.over(page);
  }

  /** Closes the payment window over this page. */
  public void closeWindow() {
    PaymentWindow.over(page).waitUntilOpen();
    page.getByTestId("toss-close").click();
  }
}
