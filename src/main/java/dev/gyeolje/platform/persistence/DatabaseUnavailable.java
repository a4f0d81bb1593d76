package dev.gyeolje.platform.persistence;

import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recognizes errors that repeating the same request a little later may avoid. */
public final class DatabaseUnavailable {

  /**
   * SQLSTATEs (PostgreSQL, appendix A): a lost connection, a rollback because of concurrency, a
   * standby, too many connections, a lock timeout, a canceled statement, and a server that shuts
   * down or starts. Not a full disk: that takes an operator.
   */
  private static final Pattern STATES =
      Pattern.compile("08...|40...|25006|53300|55P03|57014|57P0[1-5]");

  private DatabaseUnavailable() {}

  /**
   * Whether the database, or the pool of its connections, was unavailable to a request.
   *
   * @param error the request's error with its causes; null if none is known, which is not the
   *     database's fault
   */
  public static boolean caused(@Nullable Throwable error) {
    // A pool without a free connection reports no SQLSTATE. The limit is for causes in a circle.
    return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .anyMatch(
            cause ->
                cause instanceof SQLException sql
                    && (sql.getSQLState() == null || STATES.matcher(sql.getSQLState()).matches()));
  }
}
