package dev.gyeolje.simulator.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/** Runs the simulator as the server under test, with short timeouts. */
abstract class SimulatorFixture extends PubSubFixture {

  static final Duration LONGEST_BACKOFF = Duration.ofMillis(500);
  static final Duration LONGEST_ACK_DEADLINE = Duration.ofSeconds(2);

  PubSubSimulator simulator;

  @Override
  String host() throws Exception {
    simulator = PubSubSimulator.start(0, 0, LONGEST_BACKOFF, LONGEST_ACK_DEADLINE);
    return simulator.host();
  }

  @AfterEach
  void disarmAll() {
    List.of(Fault.values()).forEach(simulator::disarm);
  }

  @AfterAll
  void stop() {
    simulator.close();
  }

  /** Waits until every message is acknowledged or dead-lettered. */
  void awaitIdle() {
    await(() -> simulator.backlog() == 0);
  }

  static void await(BooleanSupplier condition) {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - limit)
          .as("condition not met within the time limit")
          .isNegative();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
