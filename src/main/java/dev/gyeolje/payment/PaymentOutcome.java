package dev.gyeolje.payment;

import dev.gyeolje.platform.money.Money;
import java.time.Instant;
import java.util.List;

/**
 * What the provider says of an attempt. Three kinds of "no" are kept apart: refused, not yet,
 * unknown.
 */
public sealed interface PaymentOutcome {

  /**
   * The money was captured; some or all of it may have been given back since.
   *
   * @param orderId as the provider echoes it
   * @param paymentKey as the provider echoes it
   * @param amount captured in won
   * @param currency ISO 4217
   * @param method in the provider's words, or null
   * @param receiptUrl or null
   * @param at when, or null if the provider does not say so readably
   * @param cancellations what was given back, oldest first
   * @param contradiction what of the answer cannot be, such as a refund of nothing, for operators;
   *     empty if all of it can. The rest of the answer counts all the same
   * @param terms of refunds
   */
  record Approved(
      String orderId,
      String paymentKey,
      Money amount,
      String currency,
      String method,
      String receiptUrl,
      Instant at,
      List<Cancellation> cancellations,
      String contradiction,
      RefundTerms terms)
      implements PaymentOutcome {

    /** An answer that can be, and says nothing of refunds. */
    public Approved(
        String orderId,
        String paymentKey,
        Money amount,
        String currency,
        String method,
        String receiptUrl,
        Instant at,
        List<Cancellation> cancellations) {
      this(
          orderId,
          paymentKey,
          amount,
          currency,
          method,
          receiptUrl,
          at,
          cancellations,
          "",
          RefundTerms.UNKNOWN);
    }

    /** Won that were given back. */
    Money refundedAmount() {
      return cancellations.stream().map(Cancellation::amount).reduce(Money.ZERO, Money::plus);
    }
  }

  /**
   * A virtual account was issued; the money is not there, or not there any more.
   *
   * @param orderId as the provider echoes it
   * @param paymentKey as the provider echoes it
   * @param amount to be transferred, in won
   * @param currency ISO 4217
   * @param method in the provider's words, or null
   * @param account where to
   * @param refundAccount where the shopper wants it back to, or null
   * @param secret what the provider's notices must repeat, or null
   */
  record AwaitingDeposit(
      String orderId,
      String paymentKey,
      Money amount,
      String currency,
      String method,
      VirtualAccount account,
      RefundAccount refundAccount,
      String secret)
      implements PaymentOutcome {}

  /**
   * Refused for good: nothing was captured and nothing will be.
   *
   * @param code the provider's
   */
  record Declined(String code) implements PaymentOutcome {}

  /** The shopper has agreed and the provider waits to be asked: nothing captured yet. */
  record NotConfirmed() implements PaymentOutcome {}

  /**
   * No answer that can be trusted. Only a look-up settles it.
   *
   * @param cause for operators
   */
  record Unknown(String cause) implements PaymentOutcome {}
}
