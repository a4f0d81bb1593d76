package dev.gyeolje.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {

  @Test
  void committedData_surviveRestart(@TempDir Path directory) throws Exception {
    int port = Ports.free().postgres();
    try (Postgres first = Postgres.start(directory, port)) {
      execute(first, "CREATE TABLE kept (n int)");
      execute(first, "INSERT INTO kept VALUES (7)");
    }

    try (Postgres second = Postgres.start(directory, port);
        Connection connection = second.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT n FROM kept")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(7);
    }
  }

  private static void execute(Postgres postgres, String sql) throws Exception {
    try (Connection connection = postgres.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
