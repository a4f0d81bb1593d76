package dev.gyeolje.fault;

import static dev.gyeolje.support.Eventually.eventually;

import dev.gyeolje.support.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Stops transactions of the shop at an exact point, without changes to the shop: triggers in its
 * database wait for a lock that the test holds.
 *
 * <p>A gate {@link Moment#BEFORE} a commit stops the statement that writes the row. If the server
 * dies there, PostgreSQL rolls the transaction back. A gate {@link Moment#AFTER} stops the commit
 * itself, which the shop has already sent. If the server dies there, PostgreSQL commits, and the
 * shop never gets the response.
 */
final class Gates implements AutoCloseable {

  enum Moment {
    BEFORE,
    AFTER
  }

  /** Distinguishes the gates' advisory locks from those of the shop. */
  private static final int GATE_LOCKS = 4711;

  /**
   * The shop's own limits, lock_timeout and statement_timeout, must not open a gate. PostgreSQL
   * applies the second only once per statement.
   */
  private static final String WAIT =
      """
      create or replace function fault_gate() returns trigger language plpgsql
      set lock_timeout = 0 as $$
      begin
        begin
          perform pg_advisory_xact_lock_shared(%1$d, tg_argv[0]::int);
        exception when query_canceled then
          perform pg_advisory_xact_lock_shared(%1$d, tg_argv[0]::int);
        end;
        return new;
      end $$"""
          .formatted(GATE_LOCKS);

  private final Connection keeper;
  private final Database database;
  private final List<String> triggers = new ArrayList<>();

  Gates(DataSource source) throws SQLException {
    database = new Database(source);
    keeper = source.getConnection();
    execute(WAIT);
  }

  /**
   * Creates a shut gate. Create all gates before a transaction waits at one.
   *
   * @param event insert or update
   * @param condition SQL over {@code new} and, of an update, {@code old}
   * @return its number
   */
  int shut(String table, String event, String condition, Moment moment) {
    int number = triggers.size() + 1;
    execute("select pg_advisory_lock(" + GATE_LOCKS + ", " + number + ")");
    execute(
        "create %s trigger fault_gate_%d after %s on %s %s for each row when (%s) execute function fault_gate('%2$d')"
            .formatted(
                moment == Moment.AFTER ? "constraint" : "",
                number,
                event,
                table,
                moment == Moment.AFTER ? "deferrable initially deferred" : "",
                condition));
    triggers.add(table);
    return number;
  }

  /** Waits until a transaction of the shop is stopped at this gate. */
  void awaitReached(int number, String what) {
    eventually(what, () -> waiting(number), waiting -> waiting > 0);
  }

  private long waiting(int number) {
    return database.number(
        "select count(*) from pg_locks where locktype = 'advisory' and classid = ? and objid = ?"
            + " and not granted",
        GATE_LOCKS,
        number);
  }

  /** Opens and removes all gates. The shop must be dead or able to continue. */
  void open() {
    execute("select pg_advisory_unlock_all()");
    for (int i = 0; i < triggers.size(); i++)
      execute("drop trigger fault_gate_" + (i + 1) + " on " + triggers.get(i));
    triggers.clear();
  }

  @Override
  public void close() throws SQLException {
    open();
    keeper.close();
  }

  private void execute(String sql) {
    try (var statement = keeper.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }
}
