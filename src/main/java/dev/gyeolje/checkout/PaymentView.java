package dev.gyeolje.checkout;

import dev.gyeolje.order.Contact;
import dev.gyeolje.platform.money.Money;

/**
 * All that the payment part of a page and its script need.
 *
 * @param lines what is bought, as the JSON that the order is made of
 * @param total the server's figure for {@code setAmount}
 * @param idempotencyKey random per rendering of the page: one key places one order, however often
 *     the pay button is pressed
 * @param customerKey random per customer, for Toss
 * @param contact whom the order is for, as far as it is known
 * @param needsDelivery whether anything is sent to an address
 * @param clientKey Toss' public widget key
 * @param sdkUrl where Toss' script comes from
 * @param successUrl absolute; Toss sends the customer there after approval by the card company
 * @param failUrl absolute; Toss sends the customer there otherwise
 */
public record PaymentView(
    String lines,
    Money total,
    String idempotencyKey,
    String customerKey,
    Contact contact,
    boolean needsDelivery,
    String clientKey,
    String sdkUrl,
    String successUrl,
    String failUrl) {}
