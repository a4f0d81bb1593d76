package dev.gyeolje.simulator.toss;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Delays the requests that a fault holds. */
final class HeldAnswers {
  private final AtomicInteger waiting = new AtomicInteger();
  private CountDownLatch gate = new CountDownLatch(1);

  void hold(Duration time) {
    CountDownLatch mine =
        gate(); // Read before the request is counted, so that a later release() includes it.
    waiting.incrementAndGet();
    try {
      mine.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the simulator is closing
    } finally {
      waiting.decrementAndGet();
    }
  }

  int count() {
    return waiting.get();
  }

  synchronized void release() {
    gate.countDown();
    gate = new CountDownLatch(1);
  }

  private synchronized CountDownLatch gate() {
    return gate;
  }
}
