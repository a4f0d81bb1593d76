/**
 * Toss Payments: the client of its API, the shapes of its JSON, the meaning of its codes.
 *
 * <p>An HTTP status alone decides nothing. What is not known to be final is unknown, and unknown is
 * retrieved.
 */
package dev.gyeolje.payment.toss;
