package dev.gyeolje.payment;

/**
 * Where to refund what was transferred to a virtual account.
 *
 * @param bank the provider's code of the bank
 * @param number digits only
 * @param holder whose account it is
 */
public record RefundAccount(String bank, String number, String holder) {

  /** Without the number and the holder, which belong in no log. */
  @Override
  public String toString() {
    return "an account at bank " + bank;
  }
}
