package dev.gyeolje.payment.toss;

import dev.gyeolje.platform.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Notes what was asked of Toss, a second behind: a payment waits for no note, and no note is worth
 * a payment. What a crash or a full queue loses stands in the log.
 */
@ApplicationScoped
public class TossApiCallLog implements Job {

  private static final int BATCH = 500;

  /** Some megabytes: what Toss answers while the database is away for a moment. */
  private static final int WAITING = 20_000;

  @Inject TossApiCallService exchanges;

  private final BlockingQueue<TossApiCall> waiting = new LinkedBlockingQueue<>(WAITING);

  void note(TossApiCall exchange) {
    waiting.offer(exchange);
  }

  @Override
  public int runOnce() {
    var batch = new ArrayList<TossApiCall>();
    waiting.drainTo(batch, BATCH);
    if (batch.isEmpty()) return 0;
    try {
      exchanges.keep(batch);
    } catch (RuntimeException databaseIsAway) {
      batch.forEach(waiting::offer);
      throw databaseIsAway;
    }
    return batch.size();
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(1);
  }
}
