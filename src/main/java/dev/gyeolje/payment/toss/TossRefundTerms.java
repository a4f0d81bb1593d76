package dev.gyeolje.payment.toss;

import dev.gyeolje.payment.RefundTerms;
import dev.gyeolje.payment.RefundTransfer;
import dev.gyeolje.platform.config.SiteSettings;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the terms of refunds of a payment, and whether a refund to a bank account has arrived. */
final class TossRefundTerms {

  /**
   * Toss refunds an account transfer within 180 days
   * (docs.tosspayments.com/guides/v2/cancel-payment).
   */
  private static final int TRANSFER_DAYS = 180;

  private TossRefundTerms() {}

  static RefundTerms of(JsonObject payment, @Nullable Instant approvedAt) {
    return new RefundTerms(
        flag(payment, "useEscrow"),
        flag(payment, "isPartialCancelable"),
        until(payment, approvedAt),
        transfer(payment),
        balance(payment));
  }

  /**
   * Deadline of a refund. A mobile phone payment can be refunded within its calendar month, in
   * Korean time (same source). The object in the answer tells the method, because {@code method} is
   * a translated word. Null if there is no deadline or the time of the approval is unknown.
   */
  private static @Nullable Instant until(JsonObject payment, @Nullable Instant approvedAt) {
    if (approvedAt == null) return null;
    var approved = approvedAt.atZone(SiteSettings.ZONE);
    if (payment.get("mobilePhone") instanceof JsonObject)
      return approved
          .truncatedTo(ChronoUnit.DAYS)
          .withDayOfMonth(1)
          .plusMonths(1)
          .minusSeconds(1)
          .toInstant();
    if (payment.get("transfer") instanceof JsonObject)
      return approved.plusDays(TRANSFER_DAYS).toInstant();
    return null;
  }

  /** {@code NONE} and statuses that the shop does not support yield null. */
  private static @Nullable RefundTransfer transfer(JsonObject payment) {
    if (!(payment.get("virtualAccount") instanceof JsonObject account)) return null;
    var status = TossResponse.text(account, "refundStatus", "");
    return Stream.of(RefundTransfer.values())
        .filter(known -> known.name().equals(status))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Long balance(JsonObject payment) {
    try {
      return TossResponse.won(payment, "balanceAmount").won();
    } catch (IllegalArgumentException | ArithmeticException notTold) {
      return null;
    }
  }

  private static @Nullable Boolean flag(JsonObject payment, String name) {
    var value = payment.get(name);
    return JsonValue.TRUE.equals(value)
        ? Boolean.TRUE
        : JsonValue.FALSE.equals(value) ? false : null;
  }
}
