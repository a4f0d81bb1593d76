/**
 * A simulator of Toss Payments: the browser SDK, the payment window, and the payments API, on one
 * local port.
 *
 * <p>It repeats the provider's contract as documented and as measured by integrators (API version
 * 2022-11-16, SDK v2 "standard"), and knows nothing of the shop. Money is taken only by a confirm,
 * once per payment; every later confirm is told so. All state is in memory and gone on close. Times
 * run on the clock it was given, except how long a fault holds an answer back: callers' time-outs
 * are real time.
 *
 * <p>Where Toss' behaviour could not be verified, it does this: a confirm with another amount,
 * order id, or the keys of another merchant is rejected with 403 {@code FORBIDDEN_REQUEST}; answers
 * of 5xx, 409 and 429 are not kept under an idempotency key, all others are; a check by order id
 * shows payments before their confirm, and prefers the one that took money; a payment rejected at
 * confirm cannot be confirmed again; cancelling in the window leaves the payment {@code READY}
 * until it expires.
 *
 * <p>What it does not imitate: webhooks; the lists of transactions and settlements; billing keys,
 * BrandPay, escrow, overseas methods, cash receipts, tax-free amounts; card details, instalments
 * and refund accounts asked for in the widget; the window form of the widget ({@code
 * renderPaymentWindow}) and the older {@code payment()}; rate limits; translated answers ({@code
 * Accept-Language}); the real widget's iframes (it draws into a shadow root on the shop's page) and
 * its exact looks; cancel deadlines.
 */
package dev.gyeolje.simulator.toss;
