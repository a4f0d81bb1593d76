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
 * <p>Google's clients leave thread-local objects of their own classes behind on the thread that
 * calls them. On a thread of the server, which outlives the shop, such an object keeps the whole
 * undeployed WAR in memory; on one of these it goes with the thread. Nothing of the server works
 * here: no transaction, no naming, no request.
 */
public final class OwnThreads implements AutoCloseable {

  private static final long IDLE_SECONDS = 10;
  private static final long END_SECONDS = 5;

  private final ExecutorService calls;
  private final ScheduledThreadPoolExecutor timers;

  /**
   * Starts no thread yet.
   *
   * @param name begins the name of each
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
      // inherits nothing: the thread that happens to need this one first may be serving a
      // request, and a server would take the address of that for the address of every later one
      var thread = new Thread(null, task, name + "-" + count.incrementAndGet(), 0, false);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** As many threads as there is work, for what a library does in the background. */
  public Executor executor() {
    return calls;
  }

  /** Two threads for what a library does later. */
  public ScheduledExecutorService timers() {
    return timers;
  }

  /**
   * Does {@code work} here and waits for it. What it throws unchecked comes as it is.
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

  /** Ends all threads, and waits a moment for those that are at work. */
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
