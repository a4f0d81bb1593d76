/**
 * Toss Payments: the client of its API, its JSON structures and its error codes.
 *
 * <p>An HTTP status alone never decides an outcome. An answer that is not definitely final is an
 * unknown outcome, and the payment is retrieved.
 */
package dev.gyeolje.payment.toss;
