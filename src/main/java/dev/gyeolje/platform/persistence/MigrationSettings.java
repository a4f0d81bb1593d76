package dev.gyeolje.platform.persistence;

import dev.gyeolje.platform.config.ConfigurationErrors;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.GoLiveChecks;
import dev.gyeolje.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** The database roles for migrations and for normal work. */
@ApplicationScoped
public class MigrationSettings implements Settings, GoLiveChecks {

  @Inject Environment environment;

  /** Whether migrations use their own role, and not the one for normal work. */
  boolean separate() {
    return environment.value("POSTGRES_MIGRATION_USER").isPresent();
  }

  /** The role that owns the tables, if there is a separate one; otherwise empty. */
  String user() {
    return environment.value("POSTGRES_MIGRATION_USER", "");
  }

  /** Its password; empty if the database requires none. */
  String password() {
    return environment.value("POSTGRES_MIGRATION_PASSWORD", "");
  }

  /** The role of the server's connection pool. */
  String worker() {
    return environment.value("POSTGRES_USER", "");
  }

  /** JDBC URL of the pool's database, without a user. */
  String url() {
    return "jdbc:postgresql://%s:%s/%s?ApplicationName=gyeolje-migration"
        .formatted(
            environment.value("POSTGRES_HOST", ""),
            environment.value("POSTGRES_PORT", ""),
            environment.value("POSTGRES_DATABASE", ""));
  }

  @Override
  public Map<String, Boolean> goLiveChecks() {
    return Map.of("OWNER", separate());
  }

  @Override
  public List<String> configurationErrors() {
    return new ConfigurationErrors(environment)
        .reject(
            separate() && user().equals(worker()),
            "POSTGRES_MIGRATION_USER must be another role than POSTGRES_USER, or be left out")
        .reject(
            separate() && password().isEmpty(),
            "POSTGRES_MIGRATION_PASSWORD is not set, though POSTGRES_MIGRATION_USER is")
        .match(
            "POSTGRES_MIGRATION_PASSWORD",
            "(?is)(?!.*change[-_ ]?me).*",
            "POSTGRES_MIGRATION_PASSWORD still has the example's value")
        .list();
  }
}
