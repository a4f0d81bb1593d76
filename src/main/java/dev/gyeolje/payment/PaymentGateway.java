package dev.gyeolje.payment;

import dev.gyeolje.order.OrderId;
import java.util.concurrent.CompletionStage;

/**
 * The provider that collects the money. Never called inside a transaction; an answer may take a
 * minute and occupies no thread meanwhile. The stages never fail: what goes wrong is unknown.
 */
public interface PaymentGateway {

  /**
   * Asks to capture. Repeating it with the same attempt captures once. Where a payment of the order
   * may be forgotten, the provider is asked about the order first; money that it holds already is
   * the outcome, under its own key, and nothing more is captured.
   */
  CompletionStage<PaymentOutcome> confirm(Attempt attempt);

  /** Asks to refund money. Repeating it with the same request refunds once. */
  CompletionStage<RefundOutcome> refund(RefundRequest request);

  /**
   * Asks to close the virtual account of an attempt. Moves no money: where it was transferred
   * meanwhile, the provider declines. What became of it is to be retrieved.
   */
  CompletionStage<RefundOutcome> cancelVirtualAccount(Attempt attempt);

  /**
   * Asks what became of the attempt; changes nothing. One without an answer is rejected only if
   * there is no money for its order under another key either; else that is the outcome.
   */
  CompletionStage<PaymentOutcome> retrieve(Attempt attempt);

  /**
   * Retrieves the payment of an order by the order's id; changes nothing. Rejected means: none, and
   * none will come.
   *
   * @param order too old for a payment to be still under way
   */
  CompletionStage<PaymentOutcome> retrieve(OrderId order);

  /** Asks what became of the money that was to be refunded; changes nothing. */
  CompletionStage<PaymentOutcome> retrieve(RefundRequest request);
}
