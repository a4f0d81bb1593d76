package dev.gyeolje.platform.persistence;

import dev.gyeolje.platform.config.StartUp;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables up to date before anything uses them. */
@ApplicationScoped
class Migrations {

  @Resource(name = "jdbc/gyeolje")
  DataSource database;

  void on(
      @Observes @Priority(StartUp.MIGRATIONS) @Initialized(ApplicationScoped.class) Object start) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }
}
