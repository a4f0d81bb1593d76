package dev.gyeolje.simulator.toss;

import java.time.Instant;

/**
 * A request the API has received. The secret key it carried is not kept.
 *
 * @param at when it came, on the simulator's clock
 * @param call what was asked
 * @param orderId the order it was about, or null if it named none we know
 * @param idempotencyKey as sent, or null
 * @param fault the misbehaviour it met, or null
 * @param outcome what the caller got, such as "200 DONE" or "dropped"; "running" until then
 */
public record SeenRequest(
    Instant at, Call call, String orderId, String idempotencyKey, Fault fault, String outcome) {

  SeenRequest ended(String outcome) {
    return new SeenRequest(at, call, orderId, idempotencyKey, fault, outcome);
  }
}
