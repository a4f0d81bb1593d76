package dev.gyeolje.payment;

import dev.gyeolje.platform.text.Messages;

/**
 * A bank account of an order, as operators see it.
 *
 * @param use DEPOSIT: the customer transfers the money to it; REQUESTED_BY_CUSTOMER: the customer
 *     wants refunds on it; REFUND: a refund was sent to it
 * @param code the provider's code of the bank
 * @param bank key of the text with the bank's name
 * @param number of the account, or its last four digits
 * @param holder name of the account holder, or its first letter; may be empty
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

  /** Masks the number and the holder, for operators who did not request them in full. */
  BankAccountView masked() {
    // the last four digits of a short number would reveal most of it
    var end = number.length() < 2 * SHOWN ? "" : number.substring(number.length() - SHOWN);
    var start = holder.isEmpty() ? "" : holder.substring(0, holder.offsetByCodePoints(0, 1)) + MASK;
    return new BankAccountView(use, code, bank, MASK + end, start);
  }

  /** Whether the customer wants refunds on this account. */
  public boolean requestedByCustomer() {
    return use.equals("REQUESTED_BY_CUSTOMER");
  }
}
