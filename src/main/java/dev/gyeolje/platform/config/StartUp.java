package dev.gyeolje.platform.config;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/** Prevents the start with invalid settings, and reports all configuration errors at once. */
@ApplicationScoped
public class StartUp {

  /** Priority of the settings: before the migrations, which precede the jobs. */
  public static final int SETTINGS = 100;

  /** Priority of the database migrations. */
  public static final int MIGRATIONS = 200;

  /** Priority of the declaration of metrics. */
  public static final int METRICS = 250;

  /** Priority of the start of the jobs. */
  public static final int JOBS = 300;

  @Inject @Any Instance<Settings> settings;

  void on(@Observes @Priority(SETTINGS) @Initialized(ApplicationScoped.class) Object start) {
    List<String> errors =
        settings.stream().flatMap(s -> s.configurationErrors().stream()).sorted().toList();
    if (!errors.isEmpty()) throw new SettingsException(errors);
  }
}
