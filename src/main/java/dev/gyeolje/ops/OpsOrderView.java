package dev.gyeolje.ops;

import dev.gyeolje.order.OrderView;
import dev.gyeolje.payment.BankAccountView;
import dev.gyeolje.payment.RefundView;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One order as operators see it.
 *
 * @param idempotencyKey of the forms on the page
 * @param order as its owner sees it
 * @param email of who ordered; may be empty
 * @param refunds oldest first
 * @param refundable what can still be refunded, in won
 * @param deposited whether the money came through a virtual account, so that a refund needs one too
 * @param accounts bank accounts it has to do with, masked unless they were asked for in full
 * @param inFull whether they were
 * @param attempts to collect its money, oldest first
 * @param decisions states that a person can decide on; empty unless it is in review
 * @param timeline all that is written down about it, oldest first
 */
public record OpsOrderView(
    UUID idempotencyKey,
    OrderView order,
    String email,
    List<RefundView> refunds,
    long refundable,
    boolean deposited,
    List<BankAccountView> accounts,
    boolean inFull,
    List<AttemptView> attempts,
    List<String> decisions,
    List<TimelineView> timeline) {

  /** Whether Toss refunds all that is left, or nothing. */
  public boolean onlyInFull() {
    return attempts.stream().anyMatch(attempt -> attempt.partial().equals("false"));
  }

  /** Where the customer wants a deposit back to, as given in the widget; null if not. */
  public @Nullable BankAccountView accountRequestedByCustomer() {
    return accounts.stream().filter(BankAccountView::requestedByCustomer).findFirst().orElse(null);
  }

  /** The last moment for a refund, or null if no limit is known. */
  public @Nullable ZonedDateTime refundableUntil() {
    return attempts.stream()
        .map(AttemptView::refundableUntil)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Whether a bank did not take a refund. */
  public boolean transferFailed() {
    return attempts.stream().anyMatch(attempt -> attempt.transfer().endsWith("FAILED"));
  }
}
