/**
 * Collects the money of an order, once.
 *
 * <p>A payment is one attempt. It is stored before the confirm call and never deleted, so a crash
 * leaves a record of every call that may have been made. CONFIRMING means that the outcome is
 * unknown: money may have moved. Every outcome, whether the callback, a webhook or the reconciler
 * reports it, ends in {@link dev.gyeolje.payment.PaymentService#record}; refunds end in {@link
 * dev.gyeolje.payment.RefundService}.
 *
 * <p>Out of scope: the effect of an outcome on order and stock, which {@code checkout} decides.
 */
package dev.gyeolje.payment;
