package dev.gyeolje.platform.persistence;

import dev.gyeolje.platform.health.HealthCheck;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Checks whether the database answers and accepts writes. After a fail-over it may be a standby,
 * which answers every query and rejects every change; with a full disk it still answers queries.
 */
@ApplicationScoped
class DatabaseCheck implements HealthCheck {

  /**
   * Allocates a page on the disk that holds the shop's tables, and frees it again. The temporary
   * table belongs to the session, is created once, and is emptied at each commit. It writes nothing
   * to the write-ahead log.
   */
  private static final String WRITE =
      """
      do $$ begin
        if to_regclass('pg_temp.write_check') is null then
          create temporary table write_check (written boolean) on commit delete rows;
        end if;
        insert into pg_temp.write_check values (true);
      end $$\
      """;

  @Resource(name = "jdbc/gyeolje")
  DataSource database;

  @Override
  public String name() {
    return "database";
  }

  @Override
  public State state() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      // checked separately: a temporary table is writable in a read-only session
      try (var answer = statement.executeQuery("show transaction_read_only")) {
        if (!answer.next() || answer.getString(1).equals("on")) return State.DOWN;
      }
      statement.execute(WRITE);
      return State.UP;
    }
  }
}
