package dev.gyeolje.payment;

import dev.gyeolje.platform.text.Messages;

/**
 * A bank account that an order has to do with, as operators see it.
 *
 * @param use DEPOSIT where the money comes to, REQUESTED_BY_CUSTOMER where the customer wants it
 *     back to, REFUND where some of it was refunded to
 * @param code the provider's code of the bank
 * @param bank key of the text with the bank's name
 * @param number of the account, or its last four digits
 * @param holder whose account it is, or the first letter; may be empty
 */
public record BankAccountView(String use, String code, String bank, String number, String holder) {

  private static final String MASK = "••••";
  private static final int SHOWN = 4;

  static BankAccountView of(String use, BankAccount account) {
    var bank = "bank." + account.bank();
    return new BankAccountView(
        use,
        account.bank(),
        Messages.has(bank) ? bank : "bank.other",
        account.number(),
        account.holder());
  }

  /** The same as whoever has not asked for all of it may see it. */
  BankAccountView masked() {
    // of a short number, the last four would be most of it
    var end = number.length() < 2 * SHOWN ? "" : number.substring(number.length() - SHOWN);
    var start = holder.isEmpty() ? "" : holder.substring(0, holder.offsetByCodePoints(0, 1)) + MASK;
    return new BankAccountView(use, code, bank, MASK + end, start);
  }

  /** Whether the customer wants money back to it. */
  public boolean requestedByCustomer() {
    return use.equals("REQUESTED_BY_CUSTOMER");
  }
}
