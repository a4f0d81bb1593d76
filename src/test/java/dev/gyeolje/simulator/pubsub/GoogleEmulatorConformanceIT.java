package dev.gyeolje.simulator.pubsub;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

/** Google's own emulator keeps the same promises as the stand-in. */
class GoogleEmulatorConformanceIT extends PubSubConformance {

  private GoogleEmulator emulator;

  @Override
  String host() throws Exception {
    String running = System.getenv("PUBSUB_EMULATOR_HOST");
    if (running != null) return running;
    Optional<Path> jar = GoogleEmulator.jar();
    assumeTrue(
        jar.isPresent(),
        "Google's Pub/Sub emulator is not on this machine: set PUBSUB_EMULATOR_HOST, or install the"
            + " gcloud component pubsub-emulator.");
    emulator = GoogleEmulator.start(jar.get());
    return emulator.host();
  }

  @AfterAll
  void stopEmulator() {
    if (emulator != null) emulator.close();
  }
}
