package dev.gyeolje.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL server with its own directory. The directory is kept, so a later start finds
 * the data again. The first start creates the shop's two roles and its database.
 */
public final class Postgres implements AutoCloseable {
  static final String HOST = "127.0.0.1";

  /** The name of the database, and of the role that reads and writes its tables. */
  static final String NAME = "gyeolje";

  /** The role that owns the tables and runs the migrations. */
  static final String OWNER = "gyeolje_owner";

  /**
   * The password of both roles. The database trusts every local connection, so the password
   * protects nothing.
   */
  static final String PASSWORD = "local-only";

  /**
   * The oldest PostgreSQL version that the shop supports; Maven copies it there before the tests.
   */
  private static final Path OLDEST = Path.of("target/oldest-postgres/binaries.jar");

  private final Path directory;
  private final int port;
  private final PgBinaryResolver binaries;
  private EmbeddedPostgres running;

  private Postgres(Path directory, int port, PgBinaryResolver binaries) {
    this.directory = directory;
    this.port = port;
    this.binaries = binaries;
  }

  /**
   * Starts PostgreSQL on 127.0.0.1.
   *
   * @throws IOException if PostgreSQL does not start; its output is in {@code postgres.log}
   * @throws SQLException if the shop's database cannot be created
   */
  public static Postgres start(Path directory, int port) throws IOException, SQLException {
    return start(new Postgres(directory, port, DefaultPostgresBinaryResolver.INSTANCE));
  }

  /**
   * As {@link #start}, with the oldest version that the shop supports.
   *
   * @throws IOException as {@link #start}
   * @throws SQLException as {@link #start}
   */
  public static Postgres startOldest(Path directory, int port) throws IOException, SQLException {
    return start(new Postgres(directory, port, (system, machine) -> oldest()));
  }

  private static InputStream oldest() throws IOException {
    try (JarFile jar = new JarFile(OLDEST.toFile())) {
      var archive =
          jar.stream().filter(entry -> entry.getName().endsWith(".txz")).findFirst().orElseThrow();
      return new ByteArrayInputStream(jar.getInputStream(archive).readAllBytes());
    }
  }

  private static Postgres start(Postgres postgres) throws IOException, SQLException {
    Files.createDirectories(postgres.directory);
    postgres.start();
    try {
      postgres.createDatabase();
    } catch (SQLException e) {
      postgres.stop();
      throw e;
    }
    return postgres;
  }

  /** Starts PostgreSQL again after {@link #stop}, with the same port and the same data. */
  public synchronized void start() throws IOException {
    Redirect log = Redirect.appendTo(log().toFile());
    running =
        EmbeddedPostgres.builder()
            .setPgBinaryResolver(binaries)
            .setDataDirectory(data(directory))
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            // The library's default is ten seconds; recovery after a kill can take longer.
            .setPGStartupWait(Duration.ofMinutes(1))
            .setPort(port)
            // The library's faster defaults can lose committed transactions, and the tests that
            // kill processes rely on committed data.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            // The benchmark counts statements, and this setting takes effect at the start only.
            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
            .setOutputRedirector(log)
            .setErrorRedirector(log)
            .start();
  }

  /**
   * Shuts PostgreSQL down cleanly and closes open connections. Does nothing if it is not running.
   */
  public synchronized void stop() throws IOException {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  /** Returns the shop's database, with the rights of the role that owns its tables. */
  public DataSource dataSource() {
    return dataSource(NAME, OWNER);
  }

  /** Returns the shop's database, with the rights that the running shop has. */
  public DataSource working() {
    return dataSource(NAME, NAME);
  }

  /**
   * Migrates the tables as the shop does when it starts.
   *
   * @throws org.flywaydb.core.api.FlywayException if a migration fails
   */
  public void migrate() {
    Flyway.configure()
        .dataSource(dataSource())
        .placeholders(Map.of("worker", NAME))
        .load()
        .migrate();
  }

  /** Returns the shop's database, with superuser rights. */
  public DataSource administration() {
    return dataSource(NAME, "postgres");
  }

  /** Returns PostgreSQL's log file; its settings determine what it logs. */
  public Path log() {
    return directory.resolve("postgres.log");
  }

  public int port() {
    return port;
  }

  @Override
  public void close() throws IOException {
    stop();
  }

  static Path data(Path directory) {
    return directory.resolve("data");
  }

  private void createDatabase() throws SQLException {
    try (Connection connection = dataSource("postgres", "postgres").getConnection();
        Statement statement = connection.createStatement()) {
      for (String role : List.of(NAME, OWNER)) {
        if (!found(statement, "SELECT FROM pg_roles WHERE rolname = '" + role + "'")) {
          statement.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + PASSWORD + "'");
        }
      }
      if (!found(statement, "SELECT FROM pg_database WHERE datname = '" + NAME + "'")) {
        statement.execute("CREATE DATABASE " + NAME + " OWNER " + OWNER);
      }
    }
    try (Connection connection = administration().getConnection();
        Statement statement = connection.createStatement()) {
      // From PostgreSQL 15 on, the role public does not have this right.
      statement.execute("REVOKE CREATE ON SCHEMA public FROM public");
      statement.execute("GRANT CREATE ON SCHEMA public TO " + OWNER);
    }
  }

  private static boolean found(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private DataSource dataSource(String database, String user) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {HOST});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(user);
    source.setPassword(PASSWORD);
    return source;
  }
}
