package dev.gyeolje.platform.jobs;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Handles asynchronous answers on a job's own thread, in the order of their completion. A slow
 * answer delays neither the others nor the recording of their outcomes. For one run on one thread.
 */
public final class CompletionQueue {

  /** Longer than two consecutive calls may take, at up to 70 s each. */
  private static final Duration LIMIT = Duration.ofSeconds(150);

  private final BlockingQueue<Runnable> come = new LinkedBlockingQueue<>();
  private int open;

  /**
   * Submits an answer.
   *
   * @param answer to wait for; a failed one is skipped
   * @param use handles the answer on the thread that calls {@link #drain}; may submit more answers
   */
  public <T> void submit(CompletionStage<T> answer, Consumer<T> use) {
    open++;
    answer.whenComplete(
        (value, failed) ->
            come.add(
                () -> {
                  if (failed == null) use.accept(value);
                }));
  }

  /**
   * Handles all submitted answers. Gives up if no answer completes within 150 s: a later run claims
   * the remaining work again.
   */
  public void drain() {
    try {
      for (; open > 0; open--) {
        var next = come.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (next == null) return;
        next.run();
      }
    } catch (InterruptedException e) {
      // the server stops; a later run claims the remaining work again
      Thread.currentThread().interrupt();
    }
  }
}
