package dev.gyeolje.payment;

import java.util.concurrent.CompletionStage;

/**
 * The provider that collects the money. Never called inside a transaction; an answer may take a
 * minute and occupies no thread meanwhile. The stages never fail: what goes wrong is {@link
 * PaymentOutcome.Unknown}.
 */
public interface PaymentGateway {

  /** Asks to capture. Repeating it with the same attempt captures once. */
  CompletionStage<PaymentOutcome> confirm(Attempt attempt);

  /** Asks what became of the attempt; changes nothing. */
  CompletionStage<PaymentOutcome> lookUp(Attempt attempt);
}
