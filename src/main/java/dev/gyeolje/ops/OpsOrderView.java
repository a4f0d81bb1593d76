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
 * An order, as operators see it.
 *
 * @param idempotencyKey idempotency key of the forms on the page
 * @param order the order as its customer sees it
 * @param email the customer's e-mail address; may be empty
 * @param refunds oldest first
 * @param refundable refundable amount, in won
 * @param deposited whether the money was deposited to a virtual account, so that a refund needs a
 *     bank account
 * @param accounts bank accounts of the order, masked unless requested in full
 * @param inFull whether the accounts are shown in full
 * @param attempts payment attempts, oldest first
 * @param decisions states that an operator can choose; empty unless the order is in review
 * @param timeline timeline of the order, oldest first
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

  /** Whether Toss accepts only a refund of the whole remaining amount. */
  public boolean onlyInFull() {
    return attempts.stream().anyMatch(attempt -> attempt.partial().equals("false"));
  }

  /**
   * Returns the account that the customer entered in the widget for refunds of a deposit, or null.
   */
  public @Nullable BankAccountView accountRequestedByCustomer() {
    return accounts.stream().filter(BankAccountView::requestedByCustomer).findFirst().orElse(null);
  }

  /** Returns the last moment for a refund, or null if no limit is known. */
  public @Nullable ZonedDateTime refundableUntil() {
    return attempts.stream()
        .map(AttemptView::refundableUntil)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Whether a bank did not accept a refund or a part of it. */
  public boolean transferFailed() {
    return attempts.stream().anyMatch(attempt -> attempt.transfer().endsWith("FAILED"));
  }
}
