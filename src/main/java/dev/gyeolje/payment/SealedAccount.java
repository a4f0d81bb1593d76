package dev.gyeolje.payment;

import dev.gyeolje.platform.seal.Seal;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.UUID;

/** A bank account as it is stored: number and holder are sealed, for their row and column only. */
@Embeddable
class SealedAccount {

  private String bank;
  private String number;
  private String holder;

  protected SealedAccount() {}

  /**
   * Seals {@code account}.
   *
   * @param columns what the names of its columns begin with, after the table's: {@code
   *     refunds.account_}
   * @param row id of the row
   */
  SealedAccount(BankAccount account, Seal seal, String columns, UUID row) {
    this.bank = account.bank();
    this.number = seal.close(account.number(), columns + "number", row);
    this.holder = seal.close(account.holder(), columns + "holder", row);
  }

  /** The account, unsealed for the same columns and row. */
  BankAccount open(Seal seal, String columns, UUID row) {
    return new BankAccount(
        bank,
        seal.open(number, columns + "number", row),
        Objects.toString(seal.open(holder, columns + "holder", row), ""));
  }
}
