package dev.gyeolje.platform.persistence;

import dev.gyeolje.platform.health.HealthCheck;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Whether the database answers and takes what is written. After a fail-over it may be a standby,
 * which answers every query and rejects every change; with a full disk it answers, too.
 */
@ApplicationScoped
class DatabaseCheck implements HealthCheck {

  /**
   * Takes a page of the disk that holds the shop's tables, and frees it again: the table is the
   * session's own, is made once, and is empty again after each commit. Nothing of it goes through
   * the write-ahead log.
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
      // asked by itself: a temporary table may be written in a read-only session
      try (var answer = statement.executeQuery("show transaction_read_only")) {
        if (!answer.next() || answer.getString(1).equals("on")) return State.DOWN;
      }
      statement.execute(WRITE);
      return State.UP;
    }
  }
}
