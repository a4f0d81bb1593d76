package dev.gyeolje.ops;

import dev.gyeolje.account.Actor;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.payment.BankAccount;
import dev.gyeolje.payment.RefundCommand;
import dev.gyeolje.payment.RefundException;
import dev.gyeolje.platform.money.Money;
import dev.gyeolje.platform.text.TextSanitizer;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a submitted refund form. */
final class RefundForm {

  private static final String RESTOCK = "restock.";

  /**
   * Code of a bank or a securities firm, such as 20 or ST. Checks only the format, since Toss adds
   * codes and rejects unknown ones (docs.tosspayments.com/codes/org-codes).
   */
  private static final String BANK = "[0-9A-Z]{2,3}";

  private final MultivaluedMap<String, String> fields;

  RefundForm(MultivaluedMap<String, String> fields) {
    this.fields = fields;
  }

  /**
   * Returns the requested refund.
   *
   * @param given supplies the account that the customer entered for refunds of a deposit, or null;
   *     the page contains only its last digits
   * @throws RefundException if a field is missing or malformed
   */
  RefundCommand toOrder(Actor requestedBy, Supplier<@Nullable BankAccount> given) {
    var amount = text("amount", 15).replace(",", "");
    if (!amount.matches("[0-9]{1,12}")) throw new RefundException("INVALID_AMOUNT");
    var reason = text("reason", 200);
    if (reason.isEmpty()) throw new RefundException("REASON_NEEDED");
    return new RefundCommand(
        request(),
        new Money(Long.parseLong(amount)),
        reason,
        requestedBy,
        account(given),
        restock());
  }

  /**
   * Returns the refundable amount that the page showed, on which the operator's decision is based.
   */
  Optional<Money> seen() {
    return Optional.of(text("seen", 15))
        .filter(won -> won.matches("[0-9]{1,12}"))
        .map(won -> new Money(Long.parseLong(won)));
  }

  /**
   * Returns the idempotency key, random for each rendering of the page, so that a double click
   * refunds once.
   */
  private UUID request() {
    try {
      return UUID.fromString(text("request", 36));
    } catch (IllegalArgumentException notFromOurPage) {
      throw new RefundException("INVALID_REQUEST");
    }
  }

  private @Nullable BankAccount account(Supplier<@Nullable BankAccount> given) {
    if (text("account", 10).equals("given")) return given.get();
    var number = text("number", 30).replace("-", "");
    if (number.isEmpty()) return null;
    var bank = text("bank", 20).toUpperCase(Locale.ROOT);
    var holder = text("holder", 60);
    if (!number.matches("[0-9]{1,20}") || !bank.matches(BANK) || holder.isEmpty())
      throw new RefundException("INVALID_ACCOUNT");
    return new BankAccount(bank, number, holder);
  }

  private Map<ProductId, Integer> restock() {
    var units = new HashMap<ProductId, Integer>();
    for (var field : fields.keySet())
      if (field.startsWith(RESTOCK)) {
        var quantity = text(field, 3);
        var product = ProductId.parse(field.substring(RESTOCK.length()));
        if (product.isEmpty() || !quantity.matches("[0-9]{1,2}"))
          throw new RefundException("TOO_MANY_UNITS");
        if (Integer.parseInt(quantity) > 0) units.put(product.get(), Integer.parseInt(quantity));
      }
    return units;
  }

  private String text(String field, int limit) {
    return TextSanitizer.shortened(fields.getFirst(field), limit);
  }
}
