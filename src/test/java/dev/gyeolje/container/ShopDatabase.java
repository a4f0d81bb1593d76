package dev.gyeolje.container;

import dev.gyeolje.account.AccountId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads and writes the shop's tables without the shop. */
public final class ShopDatabase {

  private final DataSource database;

  /** Uses the tables behind this data source. */
  public ShopDatabase(DataSource database) {
    this.database = database;
  }

  /** Inserts a customer and returns the id. */
  public AccountId customer() {
    var id = UUID.randomUUID();
    change(
        "insert into users (id, issuer, subject, name, customer_key, created_at, signed_in_at)"
            + " values (?, 'test', ?, 'Test', ?, now(), now())",
        id,
        id.toString(),
        UUID.randomUUID());
    return new AccountId(id);
  }

  /** Executes a change. */
  public void change(String sql, Object... parameters) {
    try (var connection = database.getConnection();
        var statement = prepared(connection, sql, parameters)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the only value that the query selects; null if it selects no row. */
  public <T> T value(Class<T> type, String sql, Object... parameters) {
    try (var connection = database.getConnection();
        var statement = prepared(connection, sql, parameters);
        var rows = statement.executeQuery()) {
      return rows.next() ? rows.getObject(1, type) : null;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Counts the rows of {@code from}, a table with its condition. */
  public long count(String from, Object... parameters) {
    return value(Long.class, "select count(*) from " + from, parameters);
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object[] parameters)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
    return statement;
  }
}
