package dev.gyeolje.payment;

import dev.gyeolje.order.OrderId;
import java.util.concurrent.CompletionStage;

/**
 * The provider that collects the money. Must not be called inside a transaction: an answer may take
 * a minute, during which no thread is occupied. The stages never fail: an error completes them with
 * an unknown outcome.
 */
public interface PaymentGateway {

  /**
   * Confirms the attempt. Repeating the call with the same attempt captures once. If the database
   * may have lost a payment of the order, the provider is queried about the order first; money that
   * it already holds is the outcome, under its own key, and nothing more is captured.
   */
  CompletionStage<PaymentOutcome> confirm(Attempt attempt);

  /** Refunds money. Repeating the call with the same request refunds once. */
  CompletionStage<RefundOutcome> refund(RefundRequest request);

  /**
   * Closes the virtual account of an attempt. Moves no money: if the customer has already
   * transferred it, the provider rejects the call. Retrieve the attempt afterwards.
   */
  CompletionStage<RefundOutcome> cancelVirtualAccount(Attempt attempt);

  /**
   * Retrieves the outcome of the attempt; changes nothing. An attempt with an unknown outcome is
   * declined only if the provider holds no money for its order under another key either; otherwise
   * that money is the outcome.
   */
  CompletionStage<PaymentOutcome> retrieve(Attempt attempt);

  /**
   * Retrieves the payment of an order by the order's id; changes nothing. Declined means that there
   * is no payment and will be none.
   *
   * @param order must be too old for a payment to be still in progress
   */
  CompletionStage<PaymentOutcome> retrieve(OrderId order);

  /** Retrieves the payment of a refund; changes nothing. */
  CompletionStage<PaymentOutcome> retrieve(RefundRequest request);
}
