package dev.gyeolje.simulator.toss;

import java.time.Instant;

/**
 * A request that the API has received, without its secret key.
 *
 * @param at time of arrival on the simulator's clock
 * @param call the API call
 * @param orderId the order of the request, or null if the simulator does not know it
 * @param idempotencyKey as sent, or null
 * @param fault the fault that was applied, or null
 * @param outcome the response, such as "200 DONE", or "dropped"; "running" until then
 */
public record SeenRequest(
    Instant at, Call call, String orderId, String idempotencyKey, Fault fault, String outcome) {

  SeenRequest ended(String outcome) {
    return new SeenRequest(at, call, orderId, idempotencyKey, fault, outcome);
  }
}
