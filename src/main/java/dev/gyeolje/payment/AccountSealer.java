package dev.gyeolje.payment;

import dev.gyeolje.platform.jobs.Job;
import dev.gyeolje.platform.log.Log;
import dev.gyeolje.platform.log.RepeatedFailures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;

/**
 * Seals account numbers that are still in clear, and seals again what an older key has sealed, so
 * that the older key can go.
 */
@ApplicationScoped
public class AccountSealer implements Job {

  private static final RepeatedFailures FAILURES =
      new RepeatedFailures(Log.of(AccountSealer.class));

  private static final int BATCH = 100;

  @Inject SealedColumnService columns;

  @Override
  public int runOnce() {
    int done = 0;
    for (var stale : columns.stale(BATCH))
      try {
        columns.sealAgain(stale);
        done++;
      } catch (RuntimeException e) {
        // holds up no other; whoever opens it is told, too
        FAILURES.log(
            Level.WARNING,
            "{0} of {1} was not sealed again",
            e,
            stale.qualifiedName(),
            stale.row());
      }
    return done;
  }

  /** Keys change once in a year or so; a glance costs two small indexes. */
  @Override
  public Duration pause() {
    return Duration.ofSeconds(15);
  }
}
