/**
 * Collecting the money for an order, once.
 *
 * <p>A payment is one attempt. It is stored before the provider is asked and never deleted, so
 * after a crash we still know what we may have asked for. ASKED means "we asked, or were about to,
 * and do not know": money may have moved. Whoever brings the provider's answer, be it the
 * customer's return, a webhook or the reconciler, ends in {@link
 * dev.gyeolje.payment.PaymentService#record}. Money goes back the same way, by {@link
 * dev.gyeolje.payment.RefundService}.
 *
 * <p>Out of scope: what an answer means for order and stock; {@code checkout} decides that.
 */
package dev.gyeolje.payment;
