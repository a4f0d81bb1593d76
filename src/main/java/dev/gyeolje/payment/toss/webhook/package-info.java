/**
 * Webhooks of Toss. Anybody may send one, so their content is not trusted: the shop stores which
 * order and payment a webhook names, and retrieves that payment at Toss.
 */
package dev.gyeolje.payment.toss.webhook;
