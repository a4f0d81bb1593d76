package dev.gyeolje.platform.jobs;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Answers that a job waits for, used on its own thread in the order in which they come: what is
 * slow holds up no other, and makes no other old before it is written down. For one round of one
 * thread.
 */
public final class CompletionQueue {

  /** Longer than two questions may take that follow each other, each with 70 s for all of it. */
  private static final Duration LIMIT = Duration.ofSeconds(150);

  private final BlockingQueue<Runnable> come = new LinkedBlockingQueue<>();
  private int open;

  /**
   * @param answer to wait for; one that fails is left out
   * @param use what to do with it, on the thread that calls {@link #drain}; it may await more
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
   * Uses every answer there is to come. One that does not come within 150 s is given up: whatever
   * it was about is claimed again by a later round.
   */
  public void drain() {
    try {
      for (; open > 0; open--) {
        var next = come.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (next == null) return;
        next.run();
      }
    } catch (InterruptedException e) {
      // the server stops; what is open is claimed again by a later round
      Thread.currentThread().interrupt();
    }
  }
}
