package dev.gyeolje.support;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Accesses the shop's database directly, to check or change rows. */
public final class Database {

  private final DataSource source;

  /** Creates an instance that connects through {@code source}. */
  public Database(DataSource source) {
    this.source = source;
  }

  /** Returns the single number that {@code sql} selects. */
  public long number(String sql, Object... parameters) {
    return Long.parseLong(text(sql, parameters));
  }

  /**
   * Returns the single value that {@code sql} selects, as text; null if the value is null or there
   * is no row.
   */
  public String text(String sql, Object... parameters) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) select.setObject(i + 1, parameters[i]);
      try (var row = select.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Runs a change that lets time pass or creates a state that no simulator creates; returns the
   * number of changed rows.
   */
  public int change(String sql, Object... parameters) {
    try (var connection = source.getConnection();
        var change = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) change.setObject(i + 1, parameters[i]);
      return change.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Moves the due date of an order's virtual account, and the grace period after it, to the past.
   */
  public void dueDatePasses(String order) {
    change(
        "update payments set account_due_at = now() - interval '11 minutes'"
            + " where order_id = ?::uuid",
        order);
  }

  /** Makes the check of an order's payment due now. */
  public void checkNow(String order) {
    change("update payments set next_check_at = now() where order_id = ?::uuid", order);
  }

  /** Returns the status of an order; null if the order does not exist. */
  public String status(String order) {
    return text("select status from orders where id = ?::uuid", order);
  }

  /**
   * Counts orders, payments, devices and holds together: rows that only a visitor's request adds.
   */
  public long rows() {
    return number(
        "select (select count(*) from orders) + (select count(*) from payments)"
            + " + (select count(*) from messaging_tokens) + (select count(*) from stock_holds)");
  }
}
