package dev.gyeolje.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Limits bodies that arrive slowly: each gets ten seconds in total, and their number leaves most of
 * the server's threads to other requests. A body is slow if it is incomplete 200 ms after its
 * headers; behind a buffering proxy none is.
 */
final class SlowBodies implements AutoCloseable {

  private static final Duration MOMENT = Duration.ofMillis(200);
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /** Of the 64 request threads of each server. */
  static final int MOST = 24;

  /** Keeps one address from blocking all other slow bodies. */
  static final int MOST_OF_ONE = 8;

  private final Map<String, Integer> slow = new HashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "slow-bodies");
            thread.setDaemon(true);
            return thread;
          });

  /** Watches the current thread read a body from {@code sender}, until the result is closed. */
  Reading watch(String sender) {
    return new Reading(sender);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private synchronized boolean enter(String sender) {
    int all = slow.values().stream().mapToInt(Integer::intValue).sum();
    if (all >= MOST || slow.getOrDefault(sender, 0) >= MOST_OF_ONE) return false;
    slow.merge(sender, 1, Integer::sum);
    return true;
  }

  private synchronized void leave(String sender) {
    slow.computeIfPresent(sender, (same, count) -> count == 1 ? null : count - 1);
  }

  /** A body that is being read. */
  final class Reading implements AutoCloseable {
    private final String sender;
    private final Thread reader = Thread.currentThread();
    private Future<?> next;
    private boolean slow;
    private boolean ended;
    private int status;

    private Reading(String sender) {
      this.sender = sender;
      this.next = timer.schedule(this::momentIsOver, MOMENT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Status to answer instead of reading on, or 0. */
    synchronized int status() {
      return status;
    }

    private synchronized void momentIsOver() {
      if (ended) return;
      slow = enter(sender);
      if (slow)
        next =
            timer.schedule(
                this::timeIsOver, DEADLINE.minus(MOMENT).toMillis(), TimeUnit.MILLISECONDS);
      else stop(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    private synchronized void timeIsOver() {
      if (!ended) stop(HttpServletResponse.SC_REQUEST_TIMEOUT);
    }

    /** Interrupts the reading thread, which ends the wait on both servers. */
    private void stop(int instead) {
      status = instead;
      reader.interrupt();
    }

    /** Ends the watch. The reading thread must call it; it is not interrupted afterwards. */
    @Override
    public synchronized void close() {
      ended = true;
      next.cancel(false);
      if (slow) leave(sender);
      Thread.interrupted();
    }
  }
}
