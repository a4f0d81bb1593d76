/**
 * Webhooks of Toss. Anybody may send one, so none is believed: the shop keeps which order and
 * payment it names, and retrieves that payment at Toss.
 */
package dev.gyeolje.payment.toss.webhook;
