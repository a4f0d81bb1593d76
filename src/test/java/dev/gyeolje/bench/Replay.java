package dev.gyeolje.bench;

import dev.gyeolje.bench.SqlLog.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Transactions once recorded, run again for other orders straight over JDBC: what the database
 * alone could do with the shop's own statements.
 */
final class Replay implements AutoCloseable {

  private static final Pattern UUIDS =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** The secret in an order's link, which no two orders share. */
  private static final Pattern LINK_KEY = Pattern.compile("[A-Za-z0-9_-]{22}");

  private final BlockingQueue<Connection> pool = new LinkedBlockingQueue<>();

  /**
   * @param connections as many as the shop's pool has
   */
  Replay(DataSource database, int connections) throws SQLException {
    for (int i = 0; i < connections; i++) {
      var connection = database.getConnection();
      connection.setAutoCommit(false);
      pool.add(connection);
    }
  }

  /**
   * Runs {@code transactions} once for each of {@code names}, by so many threads.
   *
   * @param names per run, what stands in place of a recorded value; ids that are not named are new
   *     in every run
   */
  Load.Result run(List<List<Statement>> transactions, List<Map<String, String>> names, int threads)
      throws Exception {
    var executor = Executors.newFixedThreadPool(threads);
    try {
      long begin = System.nanoTime();
      var runs =
          executor.invokeAll(
              names.stream()
                  .<Callable<Long>>map(given -> () -> runOnce(transactions, given))
                  .toList());
      double seconds = (System.nanoTime() - begin) / 1e9;
      var nanos = new long[runs.size()];
      for (int i = 0; i < nanos.length; i++) nanos[i] = runs.get(i).get();
      Arrays.sort(nanos);
      return new Load.Result(nanos, 0, null, seconds);
    } finally {
      executor.shutdown();
    }
  }

  private long runOnce(List<List<Statement>> transactions, Map<String, String> given)
      throws Exception {
    long begin = System.nanoTime();
    var names = new HashMap<>(given);
    for (var transaction : transactions) {
      var connection = pool.take();
      try {
        for (var statement : transaction) execute(connection, statement, names);
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        pool.add(connection);
      }
    }
    return System.nanoTime() - begin;
  }

  private static void execute(Connection connection, Statement statement, Map<String, String> names)
      throws SQLException {
    // the log has the driver's own numbering, which counts what JDBC writes as question marks
    var sql = statement.sql().replaceAll("\\$\\d+", "?");
    try (var prepared = connection.prepareStatement(sql)) {
      int number = 0;
      for (var parameter : statement.parameters())
        prepared.setObject(++number, renamed(parameter, names), Types.OTHER);
      if (prepared.execute())
        try (var rows = prepared.getResultSet()) {
          while (rows.next()) rows.getObject(1);
        }
    }
  }

  /** Ids inside a parameter too, as in an idempotency key or a message. */
  private static String renamed(String parameter, Map<String, String> names) {
    if (parameter == null) return null;
    if (names.containsKey(parameter)) return names.get(parameter);
    if (LINK_KEY.matcher(parameter).matches())
      return names.computeIfAbsent(
          parameter, old -> UUID.randomUUID().toString().replace("-", "").substring(0, 22));
    var text = parameter;
    for (var name : names.entrySet()) text = text.replace(name.getKey(), name.getValue());
    return UUIDS
        .matcher(text)
        .replaceAll(
            id ->
                names.containsValue(id.group())
                    ? id.group()
                    : names.computeIfAbsent(id.group(), old -> UUID.randomUUID().toString()));
  }

  @Override
  public void close() throws SQLException {
    for (var connection : pool) connection.close();
  }
}
