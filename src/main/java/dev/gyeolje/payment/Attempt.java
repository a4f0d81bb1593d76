package dev.gyeolje.payment;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One attempt to collect the money of an order, as it was when it was read.
 *
 * @param id of the payment here
 * @param order the order it pays
 * @param paymentKey Toss' key of it
 * @param idempotencyKey sent with every confirm call of this attempt
 * @param amount of the order
 * @param attemptedAt when it was stored
 * @param open whether the outcome is unknown; a payment that is not open is only retrieved
 * @param cancellationRequested whether its virtual account is to be closed before it is retrieved
 * @param version of the payment: an outcome for an older version is outdated
 * @param checkOrder whether the provider may hold money for the order under another key, which the
 *     database has lost
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
