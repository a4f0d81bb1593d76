package dev.gyeolje.legal;

import java.util.Locale;

/** A page whose words an operator writes. Its title is the text {@code legal.<page>}. */
enum LegalPage {
  /** What customer and shop agree on. */
  TERMS,
  /** What becomes of personal data. */
  PRIVACY,
  /** When and how parcels come. */
  DELIVERY,
  /** How an order is canceled, and how goods are returned. */
  REFUNDS;

  /** The last part of its address, and the beginning of its files' names. */
  String path() {
    return name().toLowerCase(Locale.ROOT);
  }
}
