package dev.gyeolje.simulator.pubsub;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;

/**
 * The stand-in keeps what Google's emulator keeps, and beyond it what the real service is known to
 * do.
 */
class PubSubSimulatorTest extends PubSubConformance {

  private PubSubSimulator simulator;

  @Override
  String host() throws Exception {
    simulator = PubSubSimulator.start(0, 0, Duration.ofMillis(500), Duration.ofSeconds(2));
    return simulator.host();
  }

  @AfterAll
  void stop() {
    simulator.close();
  }
}
