package dev.gyeolje.payment;

import dev.gyeolje.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The provider's outcome of an attempt. Three negative outcomes are kept apart: declined, not
 * confirmed yet, unknown.
 */
public sealed interface PaymentOutcome {

  /** Calls the method for this case. */
  void accept(Visitor visitor);

  /** Payment key under which the provider holds money or awaits a deposit; empty otherwise. */
  default Optional<String> paymentKeyOfMoney() {
    return Optional.empty();
  }

  /** Handles every case; a new case does not compile until every visitor handles it. */
  interface Visitor {
    void approved(Approved approval);

    void awaitingDeposit(AwaitingDeposit deposit);

    void declined(Declined decline);

    void notConfirmed(NotConfirmed notConfirmed);

    void unknown(Unknown unknown);
  }

  /**
   * The money was captured; part or all of it may have been refunded since.
   *
   * @param orderId as the provider echoes it
   * @param paymentKey as the provider echoes it
   * @param amount captured in won
   * @param currency ISO 4217
   * @param method such as CARD, or the provider's own word; may be null
   * @param receiptUrl or null
   * @param at when, or null if the provider reports no readable time
   * @param cancellations refunds, oldest first
   * @param contradiction the part of the answer that cannot be true, such as a refund of 0 won, for
   *     operators; empty if there is none. The rest of the answer is used
   * @param terms of refunds
   */
  record Approved(
      String orderId,
      String paymentKey,
      Money amount,
      String currency,
      @Nullable String method,
      @Nullable String receiptUrl,
      @Nullable Instant at,
      List<Cancellation> cancellations,
      String contradiction,
      RefundTerms terms)
      implements PaymentOutcome {

    /** An approval without a contradiction and without refund terms. */
    public Approved(
        String orderId,
        String paymentKey,
        Money amount,
        String currency,
        @Nullable String method,
        @Nullable String receiptUrl,
        @Nullable Instant at,
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

    /** Sum of the refunds in won. */
    Money refundedAmount() {
      return cancellations.stream().map(Cancellation::amount).reduce(Money.ZERO, Money::plus);
    }

    @Override
    public Optional<String> paymentKeyOfMoney() {
      return Optional.of(paymentKey);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.approved(this);
    }
  }

  /**
   * A virtual account was issued; the money has not arrived, or a bank has reversed the deposit.
   *
   * @param orderId as the provider echoes it
   * @param paymentKey as the provider echoes it
   * @param amount to be transferred, in won
   * @param currency ISO 4217
   * @param method such as CARD, or the provider's own word; may be null
   * @param account the virtual account
   * @param refundAccount the customer's account for refunds, or null
   * @param secret that the provider's webhooks must carry, or null
   */
  record AwaitingDeposit(
      String orderId,
      String paymentKey,
      Money amount,
      String currency,
      @Nullable String method,
      VirtualAccount account,
      @Nullable BankAccount refundAccount,
      @Nullable String secret)
      implements PaymentOutcome {

    @Override
    public Optional<String> paymentKeyOfMoney() {
      return Optional.of(paymentKey);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.awaitingDeposit(this);
    }
  }

  /**
   * Declined for good: nothing was captured and nothing will be.
   *
   * @param code the provider's
   */
  record Declined(String code) implements PaymentOutcome {

    @Override
    public void accept(Visitor visitor) {
      visitor.declined(this);
    }
  }

  /**
   * The customer has authorized the payment and the provider waits for the confirm call; nothing is
   * captured yet.
   */
  record NotConfirmed() implements PaymentOutcome {

    @Override
    public void accept(Visitor visitor) {
      visitor.notConfirmed(this);
    }
  }

  /**
   * No definite answer: money may have moved. The reconciler retrieves the outcome.
   *
   * @param cause for operators
   */
  record Unknown(String cause) implements PaymentOutcome {

    @Override
    public void accept(Visitor visitor) {
      visitor.unknown(this);
    }
  }
}
