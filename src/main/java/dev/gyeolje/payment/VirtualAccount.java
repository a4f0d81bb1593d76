package dev.gyeolje.payment;

import java.time.Instant;

/**
 * Where a customer transfers the money to.
 *
 * @param bank the provider's code of the bank
 * @param number of the account
 * @param holder whose account it is called; may be empty
 * @param dueAt until when, or null if the provider did not say
 */
public record VirtualAccount(String bank, String number, String holder, Instant dueAt) {

  /** Without the number and the holder, which belong in no log. */
  @Override
  public String toString() {
    return "an account at bank " + bank;
  }
}
