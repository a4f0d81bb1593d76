package dev.gyeolje.platform.persistence;

import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.metrics.Gauge;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import dev.gyeolje.platform.metrics.Timer;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Reports the use of database connections. No standard gives access to the server's pool. The shop
 * therefore queries PostgreSQL for connections from this node's address; two nodes on one machine
 * see each other's. A separate metric shows how long this query waited for a connection.
 */
@ApplicationScoped
class PoolMetrics implements Measured {

  private static final Duration KEEP = Duration.ofSeconds(5);

  @Resource(name = "jdbc/gyeolje")
  DataSource database;

  @Inject SiteSettings site;

  private Timer waits;

  @Override
  public void declare(Metrics metrics) {
    waits =
        metrics
            .timer(
                "gyeolje_pool_wait_seconds",
                "Time that the query of these metrics waited for a connection")
            .expecting();
    metrics.stored("pool", KEEP, this::read);
  }

  private List<Gauge> read() {
    var counts = new TreeMap<>(Map.of("active", 0L, "idle", 0L, "idle in transaction", 0L));
    long asked = System.nanoTime();
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select state, count(*) from pg_stat_activity"
                    + " where usename = current_user and datname = current_database()"
                    + " and application_name = current_setting('application_name')"
                    + " and client_addr is not distinct from inet_client_addr()"
                    + " and state is not null group by state")) {
      waits.took(Duration.ofNanos(System.nanoTime() - asked));
      try (var rows = select.executeQuery()) {
        while (rows.next()) counts.put(rows.getString(1), rows.getLong(2));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    var gauges = new ArrayList<Gauge>();
    counts.forEach(
        (state, count) ->
            gauges.add(
                new Gauge(
                    "gyeolje_pool_connections",
                    "Connections from this node's address, by state; this query's counts as active",
                    "state",
                    state.replace(' ', '_'),
                    count)));
    gauges.add(
        Gauge.of(
            "gyeolje_pool_connections_max",
            "Connections that this node may open at most",
            site.poolSize()));
    return gauges;
  }
}
