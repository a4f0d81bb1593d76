package dev.gyeolje.bench;

import static dev.gyeolje.support.Eventually.eventually;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;

/** What the parts of the benchmark share. */
final class Bench {

  /** As many as the shop's pool has, see {@link LocalShop}. */
  static final int POOL = 20;

  final LocalShop shop;
  final Server server;
  final Database database;
  final Orders orders;
  final Figures figures;

  Bench(LocalShop shop, Figures figures) throws Exception {
    this.shop = shop;
    this.figures = figures;
    this.server = new Server(shop);
    this.database = new Database(shop.dataSource());
    this.orders = Orders.in(shop);
  }

  /** A size, by default {@code usual}. */
  static int size(String name, int usual) {
    return Integer.getInteger("bench." + name, usual);
  }

  static void say(String text) {
    System.out.println(text);
  }

  /** Sends the callbacks of so many new orders and waits until the last is answered. */
  Load.Result callbacks(Load load, int count) throws Exception {
    var requests = orders.pending(count).stream().map(orders::callback).toList();
    return load.send(requests, Bench::paid).whole();
  }

  static boolean paid(SimpleHttpResponse response) {
    return response.getCode() == 303
        && response.getFirstHeader("Location").getValue().contains("/checkout/success");
  }

  /** Signs a user in and gives the cookie of the session. */
  String signIn(String email) {
    return Visitor.to(shop).signIn("User", email).cookie("gyeolje").orElseThrow().getValue();
  }

  /** Lets PostgreSQL count what the shop asks of it. */
  void countStatements() throws Exception {
    Orders.run(
        shop.postgres().administration(),
        "create extension pg_stat_statements",
        "alter system set pg_stat_statements.track_planning = on",
        "select pg_reload_conf()");
  }

  /**
   * Lists the statements of the shop's role that cost the database most so far: for each its calls,
   * and milliseconds of executing and planning, all per order.
   */
  List<String> costliestStatements(long orders) throws SQLException {
    return lines(
        "select calls, total_exec_time, total_plan_time, plans,"
            + " regexp_replace(query, '\\s+', ' ', 'g') from pg_stat_statements s"
            + " join pg_roles r on r.oid = s.userid where rolname = 'gyeolje' and toplevel"
            + " order by total_exec_time + total_plan_time desc limit 30",
        row ->
            String.format(
                "%5.2f calls %6.3f ms %6.3f ms planning (%.2f plans)  %.110s",
                row.getDouble(1) / orders,
                row.getDouble(2) / orders,
                row.getDouble(3) / orders,
                row.getDouble(4) / orders,
                row.getString(5)));
  }

  /**
   * Lists the tables that were updated so far: for each its updates, the share of them that entered
   * nothing into any index (HOT), and how often each of its indexes was read.
   */
  List<String> indexUse() throws SQLException {
    return lines(
        "select t.relname, n_tup_upd, n_tup_hot_upd::float8 / n_tup_upd,"
            + " string_agg(i.indexrelname || ' ' || i.idx_scan, ', ' order by i.indexrelname)"
            + " from pg_stat_user_tables t join pg_stat_user_indexes i using (relid)"
            + " where n_tup_upd > 0 group by 1, 2, 3 order by n_tup_upd desc",
        row ->
            String.format(
                "%s: %d updates, %.2f of them HOT; reads of its indexes: %s",
                row.getString(1), row.getLong(2), row.getDouble(3), row.getString(4)));
  }

  private List<String> lines(String query, Line line) throws SQLException {
    var lines = new ArrayList<String>();
    try (var connection = shop.postgres().administration().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) lines.add(line.of(rows));
    }
    return lines;
  }

  private interface Line {
    String of(ResultSet row) throws SQLException;
  }

  /** Statements of the shop's role so far, without the beginnings and ends of transactions. */
  long statements() {
    return administration()
        .number(
            "select coalesce(sum(calls), 0)::bigint from pg_stat_statements s"
                + " join pg_roles r on r.oid = s.userid where rolname = 'gyeolje' and toplevel"
                + " and query !~* '^(begin|commit|rollback|set|show)'");
  }

  /** Committed transactions in the shop's database so far. */
  long transactions() {
    return administration()
        .number("select xact_commit from pg_stat_database where datname = current_database()");
  }

  private Database administration() {
    return new Database(shop.postgres().administration());
  }

  /** Waits until everything is told and taken. */
  void awaitIdle() {
    var pubsub = shop.pubsub().orElseThrow();
    eventually(
        "the end of all messages",
        () ->
            database.number("select count(*) from outbox where published_at is null")
                + pubsub.backlog(),
        open -> open == 0);
  }

  /** Runs recorded transactions once per names, while the server stands still. */
  Load.Result replay(
      Replay replay,
      List<List<SqlLog.Statement>> transactions,
      List<Map<String, String>> names,
      int threads)
      throws Exception {
    return server.paused(
        () -> {
          var result = replay.run(transactions, names, threads);
          // the shop must not tell the world of what it did not do
          database.change("update outbox set published_at = now() where published_at is null");
          return result;
        });
  }
}
