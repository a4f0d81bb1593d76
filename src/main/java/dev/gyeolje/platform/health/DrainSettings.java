package dev.gyeolje.platform.health;

import dev.gyeolje.platform.config.ConfigurationErrors;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings for draining a node before it ends. */
@ApplicationScoped
public class DrainSettings implements Settings {

  @Inject Environment environment;

  /** The node drains while this file exists; empty if no file is configured. */
  Optional<File> file() {
    return environment.value("DRAIN_FILE").map(File::new);
  }

  /**
   * How long the node accepts requests after SIGTERM, while {@code /internal/ready} answers 503.
   */
  Duration gracePeriod() {
    return Duration.ofSeconds(Integer.parseInt(environment.value("DRAIN_SECONDS", "5")));
  }

  @Override
  public List<String> configurationErrors() {
    return new ConfigurationErrors(environment)
        .number("DRAIN_SECONDS", 0, 15)
        .reject(
            file().filter(file -> !file.isAbsolute()).isPresent(),
            "DRAIN_FILE must be a file's whole path, from the root on")
        .list();
  }
}
