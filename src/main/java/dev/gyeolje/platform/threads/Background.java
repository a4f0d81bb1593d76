package dev.gyeolje.platform.threads;

import dev.gyeolje.platform.log.Log;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;

/**
 * Work beside the requests, with the server's naming and transactions.
 *
 * <p>The threads are ours and get the server's context for each unit of work. A server's own
 * executor has a single thread for everything unless somebody configures it (Payara), keeps what
 * was cancelled until it would have been due, and its threads remember the WAR that made them.
 */
@ApplicationScoped
public class Background {

  private static final Log LOG = Log.of(Background.class);

  /** More than there are jobs, so that no number of slow ones holds up the rest. */
  private static final int THREADS = 16;

  private static final long END_SECONDS = 5;

  /** Work begins by then, also in a shop that gets no request. */
  private static final long FIRST_REQUEST_SECONDS = 60;

  @Resource ContextService server;

  private final ScheduledThreadPoolExecutor threads =
      new ScheduledThreadPoolExecutor(THREADS, OwnThreads.daemons("gyeolje"));

  private final CompletableFuture<Void> serving = new CompletableFuture<>();

  @PostConstruct
  void open() {
    threads.schedule(this::serving, FIRST_REQUEST_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Lets work begin that is done again and again. Each request calls this: while it deploys, Payara
   * closes the WAR's jars once more when all else is done, while other threads may load a class
   * just then. That class stays broken until the next start. There is no other sign that a
   * deployment is done.
   */
  public void serving() {
    if (!serving.isDone()) serving.complete(null);
  }

  /** Does {@code work} soon; returns at once. */
  public void execute(Runnable work) {
    threads.execute(server.contextualRunnable(work));
  }

  /**
   * Does {@code work} again and again, with a pause before each time, from the first request until
   * the shop is stopped.
   */
  public void scheduleWithFixedDelay(Runnable work, Duration pause) {
    // Payara hangs an entity manager on a unit of context and closes
    // it after its first use: each time gets a unit of its own
    var inContext = server.contextualRunnable(() -> server.contextualRunnable(work).run());
    serving.thenRun(
        () ->
            threads.scheduleWithFixedDelay(
                () -> attempt(inContext),
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS));
  }

  /** Payara rejects while it deploys and undeploys; one rejection must not be the last time. */
  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "not now", e);
    }
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS))
        LOG.log(Level.WARNING, "some work in the background does not end");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
