package dev.gyeolje.simulator.toss;

import java.time.Duration;

/** One request on its way through Toss, for a {@link Fault} to get in between. */
interface Processing {
  /** Does what was asked and returns the honest answer. */
  default Answer run() {
    return run(() -> {});
  }

  /** The same, with something happening after Toss began and before money moves. */
  Answer run(Runnable midway);

  /** Takes the money that a confirm asks for, under a payment key of its own. */
  Answer runUnderAnotherKey();

  /** Rejects what was asked, with the error of that code. */
  Answer reject(String code);

  /** Takes the request's idempotency key for a new one the next time. */
  void forgetKey();

  /** Waits, unless the simulator is told to release what it holds, or is closed. */
  void hold(Duration time);
}
