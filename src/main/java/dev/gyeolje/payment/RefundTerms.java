package dev.gyeolje.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The provider's terms for refunds of a captured payment; null values are not reported.
 *
 * @param escrow whether the money is held in escrow until the goods arrive
 * @param partial whether a part can be refunded
 * @param until deadline for a refund; null if there is none or it is unknown
 * @param transfer whether a refund to a bank account has arrived; null if there is no such refund
 * @param balance won that can still be refunded
 */
public record RefundTerms(
    @Nullable Boolean escrow,
    @Nullable Boolean partial,
    @Nullable Instant until,
    @Nullable RefundTransfer transfer,
    @Nullable Long balance) {

  /** No terms are reported. */
  public static final RefundTerms UNKNOWN = new RefundTerms(null, null, null, null, null);
}
