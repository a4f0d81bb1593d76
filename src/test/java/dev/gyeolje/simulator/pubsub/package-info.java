/**
 * A simulator of Google Cloud Pub/Sub with push subscriptions: a gRPC server for Google's
 * unmodified client, and an HTTP console that shows messages and switches faults.
 *
 * <p>Imitated: topics and push subscriptions with the bounds and status codes of the real service,
 * fan-out, the wrapped push body, acknowledgement by 102, 200, 201, 202 or 204 within the ack
 * deadline, redelivery with exponential backoff, dead-letter forwarding, message ids that do not
 * repeat after a restart, and OIDC tokens in the pushes of subscriptions that require them. The
 * tokens look like Google's but are signed with the simulator's own key, which is published at
 * {@code /keys} of the console.
 *
 * <p>Different on purpose: a push to an unreachable endpoint (connection rejected, unknown host, no
 * connection within five seconds) does <b>not</b> count as a delivery attempt; the subscription
 * waits a second and tries again. The real service and Google's emulator dead-letter the messages
 * of a shop that is down for a while.
 *
 * <p>Not imitated:
 *
 * <ul>
 *   <li>Durability and retention: all data are in memory and are lost with {@code close()}; nothing
 *       expires.
 *   <li>Ordering keys, filters, exactly-once, unwrapped pushes, exports, schemas, transforms,
 *       snapshots, seeking: the simulator rejects them with UNIMPLEMENTED.
 *   <li>Pulling: a subscription without an endpoint keeps its messages until an endpoint is set;
 *       pull and streamingPull return UNIMPLEMENTED.
 *   <li>The simulator does not authenticate callers, has no quotas and no slow start, returns lists
 *       in one page, and accepts plain http endpoints. Its number of delivery attempts is exact,
 *       while the real one is approximate.
 * </ul>
 */
package dev.gyeolje.simulator.pubsub;
