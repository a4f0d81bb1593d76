package dev.gyeolje.platform.persistence;

import dev.gyeolje.platform.config.StartUp;
import dev.gyeolje.platform.health.HealthCheck;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/** Migrates the database before anything uses it, and checks that it stays migrated. */
@ApplicationScoped
class Migrations implements HealthCheck {

  /** Major version of the oldest PostgreSQL with which the migrations are tested. */
  static final int OLDEST = 14;

  @Resource(name = "jdbc/gyeolje")
  DataSource database;

  @Inject MigrationSettings settings;

  /** The newest version that this node contains; null before the migration. */
  private volatile @Nullable String newest;

  void on(
      @Observes @Priority(StartUp.MIGRATIONS) @Initialized(ApplicationScoped.class) Object start)
      throws SQLException {
    try (var connection = database.getConnection()) {
      requireVersion(connection.getMetaData().getDatabaseMajorVersion());
    }
    var configuration =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(database)
            .locations("classpath:db/migration")
            .placeholders(Map.of("worker", settings.worker()));
    if (settings.separate())
      configuration.dataSource(settings.url(), settings.user(), settings.password());
    var flyway = configuration.load();
    flyway.migrate();
    newest =
        Arrays.stream(flyway.info().all())
            .filter(migration -> migration.getState().isResolved())
            .map(MigrationInfo::getVersion)
            .max(Comparator.naturalOrder())
            .orElseThrow()
            .getVersion();
  }

  /**
   * Rejects a database on which a later statement would fail.
   *
   * @throws IllegalStateException if it is too old
   */
  static void requireVersion(int major) {
    if (major < OLDEST)
      throw new IllegalStateException(
          "Gyeolje cannot start: it needs PostgreSQL "
              + OLDEST
              + " or newer, and the database at POSTGRES_HOST is PostgreSQL "
              + major
              + ".");
  }

  @Override
  public String name() {
    return "migrations";
  }

  /** Down if the newest migration is missing, as after a restore of an older backup. */
  @Override
  public State state() throws SQLException {
    try (var connection = database.getConnection();
        var found =
            connection.prepareStatement(
                "select 1 from flyway_schema_history where version = ? and success")) {
      found.setString(1, newest);
      return found.executeQuery().next() ? State.UP : State.DOWN;
    }
  }
}
