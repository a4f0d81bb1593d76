/**
 * A simulator of Toss Payments: the browser SDK, the payment window, and the payments API, on one
 * local port.
 *
 * <p>It implements Toss' contract as documented and as measured by integrators (API version
 * 2022-11-16, SDK v2 "standard"), and does not depend on the shop. Only a confirm captures money,
 * once per payment; Toss rejects every later confirm as already processed. For virtual accounts,
 * the capture is the deposit. All state is in memory and is lost on close. Times come from the
 * given clock, except the time for which a fault holds a response, because callers' time-outs run
 * in real time.
 *
 * <p>For behaviour of Toss that could not be verified, the simulator makes these choices: a confirm
 * with another amount, order id, or the keys of another merchant is rejected with 403 {@code
 * FORBIDDEN_REQUEST}; responses with 5xx, 409 and 429 are not stored under an idempotency key, all
 * others are; a retrieve by order id returns payments before their confirm, and prefers a confirmed
 * one; a payment rejected at confirm cannot be confirmed again; cancelling in the window leaves the
 * payment {@code READY} until it expires.
 *
 * <p>Not imitated: webhooks; the lists of transactions and settlements; billing keys, BrandPay,
 * escrow, overseas methods, cash receipts, tax-free amounts; card details, instalments and refund
 * accounts in the widget; the window form of the widget ({@code renderPaymentWindow}) and the older
 * {@code payment()}; rate limits; translated responses ({@code Accept-Language}); the real widget's
 * iframes (the simulator draws into a shadow root on the shop's page) and its exact appearance;
 * cancel deadlines.
 */
package dev.gyeolje.simulator.toss;
