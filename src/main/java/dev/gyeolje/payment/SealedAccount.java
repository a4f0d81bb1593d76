package dev.gyeolje.payment;

import dev.gyeolje.platform.seal.Seal;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.UUID;

/** A bank account as stored: number and holder are encrypted, bound to their row and column. */
@Embeddable
class SealedAccount {

  private String bank;
  private String number;
  private String holder;

  protected SealedAccount() {}

  /**
   * Encrypts {@code account}.
   *
   * @param columns prefix of its column names, with the table: {@code refunds.account_}
   * @param row id of the row
   */
  SealedAccount(BankAccount account, Seal seal, String columns, UUID row) {
    this.bank = account.bank();
    this.number = seal.close(account.number(), columns + "number", row);
    this.holder = seal.close(account.holder(), columns + "holder", row);
  }

  /** The account, decrypted for the same columns and row. */
  BankAccount open(Seal seal, String columns, UUID row) {
    return new BankAccount(
        bank,
        seal.open(number, columns + "number", row),
        Objects.toString(seal.open(holder, columns + "holder", row), ""));
  }
}
