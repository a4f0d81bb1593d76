package dev.gyeolje.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.account.Actor;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.payment.BankAccount;
import dev.gyeolje.payment.RefundException;
import dev.gyeolje.platform.money.Money;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefundFormTest {

  private static final Actor OPERATOR = Actor.operator(AccountId.random());
  private static final UUID REQUEST = UUID.randomUUID();

  private static final BankAccount GIVEN = new BankAccount("88", "110999", "이서연");

  private final MultivaluedHashMap<String, String> fields =
      new MultivaluedHashMap<>(
          Map.of("request", REQUEST.toString(), "amount", "50,000", "reason", " scratched "));

  @Test
  void amountAndReason_areSufficient() {
    var command = new RefundForm(fields).toOrder(OPERATOR, () -> GIVEN);

    assertThat(command.id()).isEqualTo(REQUEST);
    assertThat(command.amount()).isEqualTo(new Money(50_000));
    assertThat(command.reason()).isEqualTo("scratched");
    assertThat(command.account()).isNull();
    assertThat(command.restock()).isEmpty();
  }

  /** Half of Toss' bank codes contain letters. */
  @ParameterizedTest
  @CsvSource({"20, 20", "ST, ST", "S8, S8", "st, ST", "088, 088"})
  void enteredAccount_isParsed(String bank, String code) {
    fields.putSingle("bank", bank);
    fields.putSingle("number", "110-123-456789");
    fields.putSingle("holder", "김지우");

    assertThat(new RefundForm(fields).toOrder(OPERATOR, () -> GIVEN).account())
        .isEqualTo(new BankAccount(code, "110123456789", "김지우"));
  }

  /** The page does not contain the account's number, so the form only refers to the account. */
  @Test
  void customersAccount_isUsedIfChosen() {
    fields.putSingle("account", "given");
    fields.putSingle("number", "");

    assertThat(new RefundForm(fields).toOrder(OPERATOR, () -> GIVEN).account()).isEqualTo(GIVEN);
    assertThat(new RefundForm(fields).toOrder(OPERATOR, () -> null).account()).isNull();
  }

  @Test
  void otherAccount_isUsedIfChosen() {
    fields.putAll(
        Map.of(
            "account", List.of("other"),
            "bank", List.of("20"),
            "number", List.of("110"),
            "holder", List.of("김지우")));

    assertThat(new RefundForm(fields).toOrder(OPERATOR, () -> GIVEN).account())
        .isEqualTo(new BankAccount("20", "110", "김지우"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "2000", "S-", "은행", "<b>"})
  void invalidBankCode_isRejected(String bank) {
    fields.putSingle("bank", bank);
    fields.putSingle("number", "110");
    fields.putSingle("holder", "김지우");

    assertThatThrownBy(() -> new RefundForm(fields).toOrder(OPERATOR, () -> GIVEN))
        .isInstanceOfSatisfying(
            RefundException.class, e -> assertThat(e.code()).isEqualTo("INVALID_ACCOUNT"));
  }

  @Test
  void restock_containsOnlyProductsWithUnits() {
    var product = UUID.randomUUID();
    fields.putSingle("restock." + product, "2");
    fields.putSingle("restock." + UUID.randomUUID(), "0");

    assertThat(new RefundForm(fields).toOrder(OPERATOR, () -> GIVEN).restock())
        .isEqualTo(Map.of(new ProductId(product), 2));
  }

  @ParameterizedTest
  @CsvSource({
    "request, , INVALID_REQUEST",
    "request, 1, INVALID_REQUEST",
    "amount, , INVALID_AMOUNT",
    "amount, -1, INVALID_AMOUNT",
    "amount, 1.5, INVALID_AMOUNT",
    "amount, 9999999999999, INVALID_AMOUNT",
    "reason, , REASON_NEEDED",
    "number, 12a, INVALID_ACCOUNT",
    "number, 123, INVALID_ACCOUNT",
    "restock.nothing, 1, TOO_MANY_UNITS",
  })
  void invalidField_isRejected(String field, String value, String code) {
    fields.putSingle(field, value);

    assertThatThrownBy(() -> new RefundForm(fields).toOrder(OPERATOR, () -> GIVEN))
        .isInstanceOfSatisfying(RefundException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
