package dev.gyeolje.payment;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What the provider has to know to collect the money of one attempt.
 *
 * @param id names the attempt here
 * @param order what it is for
 * @param paymentKey names the attempt at the provider
 * @param idempotencyKey the same for every repetition of this attempt
 * @param amount as stored with the order
 * @param askedAt when it began
 * @param open whether it may still be asked for; a settled one is only looked up
 * @param calledOff whether its virtual account is to be closed before it is looked up
 * @param changes how often its state had changed when this was read: an answer to a question that
 *     is older than the latest change is old news
 * @param checkOrder whether the provider may hold money for the order under another key, which we
 *     have forgotten
 */
public record Attempt(
    UUID id,
    OrderId order,
    String paymentKey,
    String idempotencyKey,
    Money amount,
    Instant attemptedAt,
    boolean open,
    boolean cancellationRequested,
    int version,
    boolean checkOrder) {

  /** Toss: at most 200 characters; opaque, but always printable ASCII. */
  private static final Pattern PAYMENT_KEY = Pattern.compile("[!-~]{1,200}");

  /** Whether {@code text} can name an attempt at the provider. */
  public static boolean isPaymentKey(String text) {
    return PAYMENT_KEY.matcher(text).matches();
  }
}
