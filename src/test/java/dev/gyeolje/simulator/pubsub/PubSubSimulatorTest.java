package dev.gyeolje.simulator.pubsub;

import org.junit.jupiter.api.AfterAll;

/** Checks that the simulator meets the same conformance tests as Google's own emulator. */
class PubSubSimulatorTest extends PubSubConformance {

  private PubSubSimulator simulator;

  @Override
  String host() throws Exception {
    simulator = PubSubSimulator.start(0, 0);
    return simulator.host();
  }

  @AfterAll
  void stop() {
    simulator.close();
  }
}
