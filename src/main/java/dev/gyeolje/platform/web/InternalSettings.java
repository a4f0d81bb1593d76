package dev.gyeolje.platform.web;

import dev.gyeolje.platform.config.ConfigurationErrors;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.GoLiveChecks;
import dev.gyeolje.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Access control for {@code /internal/}. */
@ApplicationScoped
public class InternalSettings implements Settings, GoLiveChecks {

  private static final String NAME = "INTERNAL_TOKEN";

  @Inject Environment environment;

  /** The token that callers must send; empty if only the proxy keeps others away. */
  Optional<String> token() {
    return environment.value(NAME);
  }

  @Override
  public Map<String, Boolean> goLiveChecks() {
    return Map.of("TOKEN", token().isPresent());
  }

  @Override
  public List<String> configurationErrors() {
    return new ConfigurationErrors(environment)
        .reject(
            !token().map(token -> token.matches("[A-Za-z0-9._~+/=-]{16,200}")).orElse(true),
            NAME + " must be 16 to 200 letters, digits or ._~+/=-")
        .list();
  }
}
