package dev.gyeolje.platform.config;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Rejects to start with settings that cannot work, and says all that is wrong with them at once.
 */
@ApplicationScoped
public class StartUp {

  /** Settings come first, then the tables, then the jobs that use them. */
  public static final int SETTINGS = 100;

  /** When the tables are brought up to date. */
  public static final int MIGRATIONS = 200;

  /** When it is said what is measured. */
  public static final int METRICS = 250;

  /** When the jobs begin. */
  public static final int JOBS = 300;

  @Inject @Any Instance<Settings> settings;

  void on(@Observes @Priority(SETTINGS) @Initialized(ApplicationScoped.class) Object start) {
    List<String> errors =
        settings.stream().flatMap(s -> s.configurationErrors().stream()).sorted().toList();
    if (!errors.isEmpty()) throw new SettingsException(errors);
  }
}
