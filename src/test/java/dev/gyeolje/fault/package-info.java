/**
 * Tests the shop while its process is killed ({@link dev.gyeolje.fault.ServerKillIT}), while a
 * system that it depends on is unavailable ({@link dev.gyeolje.fault.OutageIT}) or fails at random
 * ({@link dev.gyeolje.fault.ChaosIT}), and under concurrent requests ({@link
 * dev.gyeolje.fault.RacesIT}). Afterwards all invariants hold, and the shop's ledger matches Toss'.
 *
 * <p>Interruptions to which a kill would add nothing are tested with the feature: failed
 * transactions and expired claims in {@code CheckoutServiceIT} and {@code MessagingIT}, single
 * answers of Toss in {@code CallbackIT}, {@code UnknownOutcomeIT} and {@code RefundIT} (which also
 * sends twenty refunds at once), webhooks in {@code WebhookIT}, late payments in {@code
 * LatePaymentIT}.
 */
package dev.gyeolje.fault;
