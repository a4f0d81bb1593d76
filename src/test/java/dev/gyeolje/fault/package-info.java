/**
 * The shop while its own process is killed ({@link dev.gyeolje.fault.CrashIT}), while what it
 * depends on is away ({@link dev.gyeolje.fault.OutageIT}) or has a bad day ({@link
 * dev.gyeolje.fault.ChaosIT}), and while everybody comes at once ({@link
 * dev.gyeolje.fault.RacesIT}). Afterwards all invariants hold, and the books agree with Toss'.
 *
 * <p>Where a kill adds nothing, the interruption is tested with the feature: transactions that fail
 * and claims that run out in {@code CheckoutServiceIT} and {@code MessagingIT}, single answers of
 * Toss in {@code CallbackIT}, {@code UnknownOutcomeIT} and {@code RefundIT}, which also has the
 * twenty refunds at once, webhooks in {@code WebhookIT}, money that comes late in {@code
 * LatePaymentIT}.
 */
package dev.gyeolje.fault;
