package dev.gyeolje.messaging.pubsub;

import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.Problems;
import dev.gyeolje.platform.config.Settings;
import dev.gyeolje.platform.config.SiteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Which project, which broker, and how a push proves where it comes from. */
@ApplicationScoped
public class PubSubSettings implements Settings {

  @Inject Environment environment;
  @Inject SiteSettings site;

  String project() {
    return environment.value("GOOGLE_CLOUD_PROJECT", "");
  }

  /** {@code host:port} of an emulator, or nothing for the real service. */
  Optional<String> emulator() {
    return environment.value("PUBSUB_EMULATOR_HOST");
  }

  /** The shared secret of pushes from an emulator, which signs nothing. */
  Optional<String> pushToken() {
    return environment.value("PUBSUB_PUSH_TOKEN");
  }

  Optional<String> pushAudience() {
    return environment.value("PUBSUB_PUSH_AUDIENCE");
  }

  Optional<String> pushServiceAccount() {
    return environment.value("PUBSUB_PUSH_SERVICE_ACCOUNT");
  }

  /** Where Pub/Sub delivers to {@code path}. */
  String pushEndpoint(String path) {
    return site.origin() + path + pushToken().map(token -> "?token=" + token).orElse("");
  }

  @Override
  public List<String> problems() {
    var problems = new Problems(environment).require("GOOGLE_CLOUD_PROJECT");
    if (emulator().isPresent()) {
      problems
          .require("PUBSUB_PUSH_TOKEN")
          .refuse(
              pushToken().filter(token -> !token.matches("[A-Za-z0-9_-]{16,200}")).isPresent(),
              "PUBSUB_PUSH_TOKEN must be 16 to 200 letters, digits, - or _");
    } else {
      problems
          .require("PUBSUB_PUSH_AUDIENCE", "PUBSUB_PUSH_SERVICE_ACCOUNT")
          .refuse(
              pushToken().isPresent(),
              "PUBSUB_PUSH_TOKEN is for an emulator only; the real service signs its pushes");
    }
    return problems.list();
  }
}
