package dev.gyeolje.platform.persistence;

import dev.gyeolje.platform.health.HealthCheck;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Whether the database answers. */
@ApplicationScoped
class DatabaseCheck implements HealthCheck {

  @Resource(name = "jdbc/gyeolje")
  DataSource database;

  @Override
  public String name() {
    return "database";
  }

  @Override
  public State state() throws SQLException {
    try (var connection = database.getConnection();
        var one = connection.prepareStatement("select 1")) {
      one.executeQuery();
      return State.UP;
    }
  }
}
