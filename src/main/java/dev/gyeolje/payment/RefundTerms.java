package dev.gyeolje.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says of refunds of a captured payment; null is what it does not say.
 *
 * @param escrow whether the money is held until the goods arrive
 * @param partial whether part of it can be refunded
 * @param until the last moment for a refund, or null if there is no limit
 * @param transfer whether what is refunded to a bank account has arrived, or null if nothing is
 * @param balance won that can still be refunded
 */
public record RefundTerms(
    @Nullable Boolean escrow,
    @Nullable Boolean partial,
    @Nullable Instant until,
    @Nullable RefundTransfer transfer,
    @Nullable Long balance) {

  /** Nothing is said. */
  public static final RefundTerms UNKNOWN = new RefundTerms(null, null, null, null, null);
}
