package dev.gyeolje.messaging.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.platform.config.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PubSubSettingsTest {

  private static final Map<String, String> GOOGLE =
      Map.of(
          "GOOGLE_CLOUD_PROJECT", "p",
          "PUBSUB_PUSH_AUDIENCE", "https://shop.example",
          "PUBSUB_PUSH_SERVICE_ACCOUNT", "push@p.iam.gserviceaccount.com");
  private static final Map<String, String> EMULATOR =
      Map.of(
          "GOOGLE_CLOUD_PROJECT", "p",
          "PUBSUB_EMULATOR_HOST", "localhost:8085",
          "PUBSUB_PUSH_TOKEN", "0123456789abcdef");

  @Test
  void completeSettings_areAccepted() {
    assertThat(problems(GOOGLE)).isEmpty();
    assertThat(problems(EMULATOR)).isEmpty();
  }

  @Test
  void missingSettings_areAllReported() {
    assertThat(problems(Map.of()))
        .containsExactlyInAnyOrderElementsOf(
            GOOGLE.keySet().stream().map(name -> name + " is not set").toList());
    assertThat(problems(Map.of("PUBSUB_EMULATOR_HOST", "localhost:8085")))
        .containsExactlyInAnyOrder(
            "GOOGLE_CLOUD_PROJECT is not set", "PUBSUB_PUSH_TOKEN is not set");
  }

  /** A secret in a URL ends up in logs; Google signs its pushes instead. */
  @Test
  void pushTokenWithoutEmulator_isRejected() {
    var settings = new HashMap<>(GOOGLE);
    settings.put("PUBSUB_PUSH_TOKEN", "0123456789abcdef");

    assertThat(problems(settings)).singleElement().asString().startsWith("PUBSUB_PUSH_TOKEN ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "0123456789abcde&", "0123456789abcdef 0123"})
  void weakOrUrlUnsafePushToken_isRejectedAndNotRepeated(String token) {
    var settings = new HashMap<>(EMULATOR);
    settings.put("PUBSUB_PUSH_TOKEN", token);

    assertThat(problems(settings))
        .singleElement()
        .asString()
        .startsWith("PUBSUB_PUSH_TOKEN ")
        .doesNotContain(token);
  }

  @Test
  void emulator_isAcceptedOnlyOnLocalhost() {
    var settings = new HashMap<>(EMULATOR);
    settings.put("PUBLIC_ORIGIN", "http://localhost:8080");
    assertThat(problems(settings)).isEmpty();

    settings.put("PUBLIC_ORIGIN", "https://shop.example");
    assertThat(problems(settings)).singleElement().asString().startsWith("PUBSUB_EMULATOR_HOST ");
  }

  @Test
  void publicOrigin_requiresSignedPushes() {
    assertThat(
            problems(Map.of("GOOGLE_CLOUD_PROJECT", "p", "PUBLIC_ORIGIN", "https://shop.example")))
        .containsExactlyInAnyOrder(
            "PUBSUB_PUSH_AUDIENCE is not set", "PUBSUB_PUSH_SERVICE_ACCOUNT is not set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "http://localhost:8085", "localhost:", ":8085"})
  void malformedEmulatorAddress_isRejected(String emulator) {
    var settings = new HashMap<>(EMULATOR);
    settings.put("PUBSUB_EMULATOR_HOST", emulator);

    assertThat(problems(settings)).singleElement().asString().startsWith("PUBSUB_EMULATOR_HOST ");
  }

  @Test
  void serviceAccountNotAnEmail_isRejected() {
    var settings = new HashMap<>(GOOGLE);
    settings.put("PUBSUB_PUSH_SERVICE_ACCOUNT", "push");

    assertThat(problems(settings))
        .singleElement()
        .asString()
        .startsWith("PUBSUB_PUSH_SERVICE_ACCOUNT ");
  }

  private static List<String> problems(Map<String, String> values) {
    var settings = new PubSubSettings();
    settings.environment = new Environment(values::get);
    return settings.configurationErrors();
  }
}
