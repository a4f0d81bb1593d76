package dev.gyeolje.payment;

import dev.gyeolje.platform.jobs.Job;
import dev.gyeolje.platform.log.Log;
import dev.gyeolje.platform.log.RepeatedFailures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;

/**
 * Encrypts account numbers that are stored in clear text, and re-encrypts those under an older key
 * with the first key, so that the older key can be removed.
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
        // one failure does not stop the others; reading the account reports it, too
        FAILURES.log(
            Level.WARNING,
            "{0} of {1} was not sealed with the new key",
            e,
            stale.qualifiedName(),
            stale.row());
      }
    return done;
  }

  /** Keys change about once a year; a run reads only two small indexes. */
  @Override
  public Duration pause() {
    return Duration.ofSeconds(15);
  }
}
