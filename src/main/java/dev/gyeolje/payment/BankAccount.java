package dev.gyeolje.payment;

/**
 * An account at a bank.
 *
 * @param bank the provider's code of the bank
 * @param number of the account
 * @param holder whose account it is; may be empty for a virtual account
 */
public record BankAccount(String bank, String number, String holder) {

  /** Without the number and the holder, which belong in no log. */
  @Override
  public String toString() {
    return "an account at bank " + bank;
  }
}
