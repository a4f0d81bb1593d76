package dev.gyeolje.platform.persistence;

import dev.gyeolje.platform.config.ConfigurationErrors;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What we know of the server's connection pool, which is the server's to read. */
@ApplicationScoped
public class PoolSettings implements Settings {

  @Inject Environment environment;

  /** Most connections of this node. */
  long size() {
    return environment.value("POSTGRES_POOL_SIZE").map(Long::valueOf).orElse(0L);
  }

  @Override
  public List<String> configurationErrors() {
    return new ConfigurationErrors(environment)
        .reject(
            environment
                .value("POSTGRES_POOL_SIZE")
                .filter(size -> !size.matches("[1-9]\\d{0,4}"))
                .isPresent(),
            "POSTGRES_POOL_SIZE must be a whole number from 1 on")
        .list();
  }
}
