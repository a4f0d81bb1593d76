package dev.gyeolje.payment;

/**
 * A bank account.
 *
 * @param bank the provider's code of the bank
 * @param number of the account
 * @param holder name of the account holder; may be empty for a virtual account
 */
public record BankAccount(String bank, String number, String holder) {

  /** Omits the number and the holder, which must not be logged. */
  @Override
  public String toString() {
    return "an account at bank " + bank;
  }
}
