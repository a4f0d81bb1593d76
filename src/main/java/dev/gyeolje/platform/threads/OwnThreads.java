package dev.gyeolje.platform.threads;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Daemon threads that end with the shop.
 *
 * <p>Google's clients leave thread-local objects of their own classes on the calling thread. On a
 * server thread, which outlives the shop, such an object keeps the whole undeployed WAR in memory;
 * on these threads it disappears with the thread. No server feature works here: no transaction, no
 * naming, no request.
 */
public final class OwnThreads implements AutoCloseable {

  private static final long IDLE_SECONDS = 10;
  private static final long END_SECONDS = 5;

  private final ExecutorService calls;
  private final ScheduledThreadPoolExecutor timers;

  /**
   * Starts no thread yet.
   *
   * @param name prefix of the threads' names
   */
  public OwnThreads(String name) {
    calls =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            daemons(name));
    timers = new ScheduledThreadPoolExecutor(2, daemons(name + "-timer"));
  }

  /** Daemon threads named {@code name-1}, {@code name-2} and so on. */
  public static ThreadFactory daemons(String name) {
    var count = new AtomicInteger();
    return task -> {
      // inherits no thread-locals: the creating thread may be serving a request, and a server would
      // use that request's address for all later ones
      var thread = new Thread(null, task, name + "-" + count.incrementAndGet(), 0, false);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Executor with as many threads as there is work, for background work of a library. */
  public Executor executor() {
    return calls;
  }

  /** Two threads for scheduled work of a library. */
  public ScheduledExecutorService timers() {
    return timers;
  }

  /**
   * Runs {@code work} on one of these threads and waits for it. Rethrows unchecked exceptions.
   *
   * @throws IllegalStateException if it throws a checked exception, if the waiting thread is
   *     interrupted, or after {@link #close}
   */
  public <T> T call(Callable<T> work) {
    try {
      return calls.submit(work).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) throw unchecked;
      if (e.getCause() instanceof Error error) throw error;
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (RejectedExecutionException | CancellationException e) {
      throw new IllegalStateException("the shop is being stopped", e);
    }
  }

  /** Stops all threads, and waits a moment for those that are busy. */
  @Override
  public void close() {
    timers.shutdownNow();
    calls.shutdownNow();
    try {
      timers.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
      calls.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
