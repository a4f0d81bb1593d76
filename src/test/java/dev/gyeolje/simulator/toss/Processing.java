package dev.gyeolje.simulator.toss;

import java.time.Duration;

/** The processing of one request by Toss, in which a {@link Fault} can intervene. */
interface Processing {
  /** Processes the request and returns the correct response. */
  default Answer run() {
    return run(() -> {});
  }

  /**
   * Processes the request and calls {@code midway} after Toss has started and before money moves.
   */
  Answer run(Runnable midway);

  /** Captures the money of a confirm under a different payment key. */
  Answer runUnderAnotherKey();

  /** Rejects the request with the error of this code. */
  Answer reject(String code);

  /**
   * Deletes the stored response of the request's idempotency key, so that the next use counts as
   * new.
   */
  void forgetKey();

  /** Waits for {@code time}, or until the simulator releases held requests or is closed. */
  void hold(Duration time);
}
