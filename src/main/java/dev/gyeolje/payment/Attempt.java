package dev.gyeolje.payment;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One attempt to collect the money of an order, as read from the database.
 *
 * @param id of the payment in the shop
 * @param order the order it pays
 * @param paymentKey Toss' key of the payment
 * @param idempotencyKey sent with every confirm call of this attempt
 * @param amount of the order
 * @param attemptedAt when it was stored
 * @param open whether the outcome is unknown; a payment that is not open is only retrieved
 * @param cancellationRequested whether to close the virtual account before retrieving the payment
 * @param version of the payment: an outcome for an older version is outdated
 * @param checkOrder whether the provider may hold money for the order under another key that the
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

  /** Whether {@code text} can be a payment key of the provider. */
  public static boolean isPaymentKey(String text) {
    return PAYMENT_KEY.matcher(text).matches();
  }
}
