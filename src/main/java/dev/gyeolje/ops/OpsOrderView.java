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
 * An order, for operators.
 *
 * @param idempotencyKey of the forms on the page
 * @param order as its owner sees it
 * @param email the customer's e-mail address; may be empty
 * @param refunds oldest first
 * @param refundable refundable amount, in won
 * @param deposited whether it was paid through a virtual account, so that a refund needs a bank
 *     account
 * @param accounts bank accounts of the order, masked unless requested in full
 * @param inFull whether they were requested in full
 * @param attempts payment attempts, oldest first
 * @param decisions states that an operator can choose; empty unless it is in review
 * @param timeline everything recorded about it, oldest first
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

  /** Whether Toss refunds only the whole remaining amount. */
  public boolean onlyInFull() {
    return attempts.stream().anyMatch(attempt -> attempt.partial().equals("false"));
  }

  /** Refund account that the customer entered in the widget, or null. */
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

  /** Whether a bank rejected a refund. */
  public boolean transferFailed() {
    return attempts.stream().anyMatch(attempt -> attempt.transfer().endsWith("FAILED"));
  }
}
