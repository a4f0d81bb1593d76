/**
 * A simulator of Google Cloud Pub/Sub with push subscriptions: a gRPC server that Google's
 * unmodified client talks to, and an HTTP console to look at messages and to switch faults on.
 *
 * <p>Imitated: topics and push subscriptions with the bounds and status codes of the real service,
 * fan-out, the wrapped push body, acknowledgement by 102, 200, 201, 202 or 204 within the ack
 * deadline, redelivery with exponential backoff, dead-letter forwarding, message ids that do not
 * repeat after a restart, and OIDC tokens in the pushes of subscriptions that ask for them. The
 * tokens look like Google's but are signed by a key of our own, published at {@code /keys} of the
 * console.
 *
 * <p>Different on purpose: an endpoint that cannot be reached at all (rejected, unknown host, no
 * connection within five seconds) does <b>not</b> use up a delivery attempt; the subscription waits
 * a second and tries again. On the real service and on Google's emulator a shop that is down for a
 * while finds its messages dead-lettered.
 *
 * <p>Not imitated:
 *
 * <ul>
 *   <li>Durability and retention: everything is in memory and gone with {@code close()}; nothing
 *       expires.
 *   <li>Ordering keys, filters, exactly-once, unwrapped pushes, exports, schemas, transforms,
 *       snapshots, seeking: rejected with UNIMPLEMENTED.
 *   <li>Pulling: a subscription without an endpoint keeps its messages until it is given one; pull
 *       and streamingPull answer UNIMPLEMENTED.
 *   <li>Callers are not authenticated, quotas and slow start do not exist, lists come in one page,
 *       plain http endpoints are accepted, and the number of delivery attempts is exact where the
 *       real one is approximate.
 * </ul>
 */
package dev.gyeolje.simulator.pubsub;
