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
 * A real PostgreSQL in a directory of its own. The directory is kept, so a later start finds the
 * data again; the shop's two roles and its database are made on the first.
 */
public final class Postgres implements AutoCloseable {
  static final String HOST = "127.0.0.1";

  /** The database, and the role that works with its tables. */
  static final String NAME = "gyeolje";

  /** The role that owns the tables and changes them. */
  static final String OWNER = "gyeolje_owner";

  /** The password of both. The database trusts every local connection, so it opens nothing. */
  static final String PASSWORD = "local-only";

  /** The oldest that the shop promises to run on; Maven puts it there before tests. */
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
   * @throws IOException if it does not start; what it said is in {@code postgres.log}
   * @throws SQLException if the shop's database cannot be made
   */
  public static Postgres start(Path directory, int port) throws IOException, SQLException {
    return start(new Postgres(directory, port, DefaultPostgresBinaryResolver.INSTANCE));
  }

  /**
   * As {@link #start}, the oldest version that the shop promises to run on.
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

  /** Starts again after {@link #stop}, same port, same data. */
  public synchronized void start() throws IOException {
    Redirect log = Redirect.appendTo(log().toFile());
    running =
        EmbeddedPostgres.builder()
            .setPgBinaryResolver(binaries)
            .setDataDirectory(data(directory))
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            // Ten seconds is the library's own patience; recovery after a kill can take longer.
            .setPGStartupWait(Duration.ofMinutes(1))
            .setPort(port)
            // The library's own choice, faster, forgets what was committed: the one thing that our
            // tests of killed processes must be able to rely on.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            // The benchmark counts statements, which can be said at the start only.
            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
            .setOutputRedirector(log)
            .setErrorRedirector(log)
            .start();
  }

  /** Ends it in good order; open connections are cut. Does nothing if it is not running. */
  public synchronized void stop() throws IOException {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  /** The shop's database, with the rights of the role that owns its tables. */
  public DataSource dataSource() {
    return dataSource(NAME, OWNER);
  }

  /** The shop's database, with the rights the shop has while it works. */
  public DataSource working() {
    return dataSource(NAME, NAME);
  }

  /**
   * Brings the tables up to date as the shop does when it starts.
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

  /** The shop's database, with every right there is. */
  public DataSource administration() {
    return dataSource(NAME, "postgres");
  }

  /** What it logs; its settings say what that is. */
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
      // from 15 on nobody has it
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
