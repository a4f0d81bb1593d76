package dev.gyeolje.messaging.pubsub;

import dev.gyeolje.platform.config.ConfigurationErrors;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.GoLiveChecks;
import dev.gyeolje.platform.config.Settings;
import dev.gyeolje.platform.config.SiteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of the project, the broker and the authentication of pushes. */
@ApplicationScoped
public class PubSubSettings implements Settings, GoLiveChecks {

  @Inject Environment environment;
  @Inject SiteSettings site;

  String project() {
    return environment.value("GOOGLE_CLOUD_PROJECT", "");
  }

  /** {@code host:port} of an emulator; empty for the real service. */
  Optional<String> emulator() {
    return environment.value("PUBSUB_EMULATOR_HOST");
  }

  /** The shared secret of pushes from an emulator that does not sign them. */
  Optional<String> pushToken() {
    return environment.value("PUBSUB_PUSH_TOKEN");
  }

  Optional<String> pushAudience() {
    return environment.value("PUBSUB_PUSH_AUDIENCE");
  }

  Optional<String> pushServiceAccount() {
    return environment.value("PUBSUB_PUSH_SERVICE_ACCOUNT");
  }

  /** URL of the keys of an emulator that signs its pushes; empty for Google's keys. */
  Optional<String> pushKeys() {
    return environment.value("PUBSUB_PUSH_KEYS_URL");
  }

  /** Returns the push URL of {@code path}. */
  String pushEndpoint(String path) {
    var secret = pushKeys().isPresent() ? "" : pushToken().map(t -> "?token=" + t).orElse("");
    return site.origin() + path + secret;
  }

  @Override
  public Map<String, Boolean> goLiveChecks() {
    return Map.of("PUBSUB", emulator().isEmpty());
  }

  @Override
  public List<String> configurationErrors() {
    var errors = new ConfigurationErrors(environment).require("GOOGLE_CLOUD_PROJECT");
    if (emulator().isPresent()) {
      errors
          .rejectIfPublic(
              true,
              "PUBSUB_EMULATOR_HOST must not be set where others than this machine reach the shop:"
                  + " an emulator signs no pushes and forgets messages")
          .match(
              "PUBSUB_EMULATOR_HOST",
              "[^\\s/:]+:[0-9]{1,5}|\\[[0-9a-fA-F:]+]:[0-9]{1,5}",
              "PUBSUB_EMULATOR_HOST must be a host and a port such as localhost:8085")
          .require("PUBSUB_PUSH_TOKEN")
          .match(
              "PUBSUB_PUSH_TOKEN",
              "[A-Za-z0-9_-]{16,200}",
              "PUBSUB_PUSH_TOKEN must be 16 to 200 letters, digits, - or _");
    } else {
      errors
          .require("PUBSUB_PUSH_AUDIENCE", "PUBSUB_PUSH_SERVICE_ACCOUNT")
          .reject(
              pushToken().isPresent(),
              "PUBSUB_PUSH_TOKEN is for an emulator only; the real service signs its pushes")
          .reject(
              pushKeys().isPresent(),
              "PUBSUB_PUSH_KEYS_URL is for an emulator only; the real service has its own keys");
    }
    return errors
        .address("PUBSUB_PUSH_KEYS_URL")
        .match(
            "PUBSUB_PUSH_SERVICE_ACCOUNT",
            "[^@\\s]+@[^@\\s]+",
            "PUBSUB_PUSH_SERVICE_ACCOUNT must be the account's e-mail address")
        .list();
  }
}
