package dev.gyeolje.payment.toss;

import dev.gyeolje.platform.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Stores calls of Toss' API about a second later, so that no payment waits for this log or fails
 * because of it. The server log still has the calls that a crash or a full queue loses here.
 */
@ApplicationScoped
public class TossApiCallLog implements Job {

  private static final int BATCH = 500;

  /** Some megabytes: the calls during a short database outage. */
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
