package dev.gyeolje.legal;

import java.util.Locale;

/** A page with text that an operator writes. Its title is the text {@code legal.<page>}. */
enum LegalPage {
  /** The contract terms between customer and shop. */
  TERMS,
  /** The use of personal data. */
  PRIVACY,
  /** Delivery times and methods. */
  DELIVERY,
  /** Cancellation of orders and return of goods. */
  REFUNDS;

  /** Last part of the page's path, and prefix of its file names. */
  String path() {
    return name().toLowerCase(Locale.ROOT);
  }
}
