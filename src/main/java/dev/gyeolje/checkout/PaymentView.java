package dev.gyeolje.checkout;

import dev.gyeolje.order.Contact;
import dev.gyeolje.platform.money.Money;

/**
 * Data for the payment part of a page and its script.
 *
 * @param lines the products to buy, as the JSON of the order request
 * @param total the server's amount for {@code setAmount}
 * @param idempotencyKey random per rendering of the page: one key places one order, however often
 *     the customer presses pay
 * @param customerKey random per customer, for Toss
 * @param contact the contact of the order, as far as known
 * @param needsDelivery whether any product is shipped to an address
 * @param clientKey Toss' public widget key
 * @param sdkUrl URL of Toss' script
 * @param successUrl absolute; Toss redirects the customer there after authorisation by the card
 *     company
 * @param failUrl absolute; Toss redirects the customer there otherwise
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
