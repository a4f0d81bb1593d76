package dev.gyeolje.simulator.pubsub;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIf;

/** Checks that Google's own emulator meets the same conformance tests as the simulator. */
@EnabledIf(
    value = "isEmulatorAtHand",
    disabledReason =
        "Google's Pub/Sub emulator is not on this machine: set PUBSUB_EMULATOR_HOST, or install the"
            + " gcloud component pubsub-emulator.")
class GoogleEmulatorConformanceIT extends PubSubConformance {

  private GoogleEmulator emulator;

  // A condition instead of an assumption: if an assumption failed in the set-up, the build would
  // report the class as "no tests" instead of as skipped.
  static boolean isEmulatorAtHand() {
    return running().isPresent() || GoogleEmulator.jar().isPresent();
  }

  @Override
  String host() throws Exception {
    if (running().isPresent()) return running().get();
    emulator = GoogleEmulator.start(GoogleEmulator.jar().orElseThrow());
    return emulator.host();
  }

  @AfterAll
  void stopEmulator() {
    if (emulator != null) emulator.close();
  }

  private static Optional<String> running() {
    return Optional.ofNullable(System.getenv("PUBSUB_EMULATOR_HOST"))
        .filter(host -> !host.isBlank());
  }
}
