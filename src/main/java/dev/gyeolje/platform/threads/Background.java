package dev.gyeolje.platform.threads;

import dev.gyeolje.platform.log.Log;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URL;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;

/**
 * Runs work outside of requests, with the server's naming and transactions.
 *
 * <p>The shop uses its own threads, which get the server's context for each unit of work. A
 * server's executor has a single thread for everything unless it is configured (Payara), keeps
 * cancelled tasks until they would have been due, and its threads keep a reference to the WAR that
 * created them.
 */
@ApplicationScoped
public class Background {

  private static final Log LOG = Log.of(Background.class);

  /** More than the number of jobs, so that slow ones never delay the rest. */
  private static final int THREADS = 16;

  private static final long END_SECONDS = 5;

  /** Work begins after this time even if the shop gets no request. */
  private static final long FIRST_REQUEST_SECONDS = 60;

  /** Finds no resource. */
  private static final ClassLoader EMPTY =
      new ClassLoader(null) {
        @Override
        public Enumeration<URL> getResources(String name) {
          return Collections.emptyEnumeration();
        }
      };

  @Resource ContextService server;

  private final ScheduledThreadPoolExecutor threads =
      new ScheduledThreadPoolExecutor(THREADS, OwnThreads.daemons("gyeolje"));

  private final CompletableFuture<Void> serving = new CompletableFuture<>();

  @PostConstruct
  void open() {
    threads.schedule(this::serving, FIRST_REQUEST_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Starts the repeated work. Each request calls this. At the end of a deployment, Payara closes
   * the WAR's jars once more, possibly while another thread loads a class; that class stays broken
   * until the next start. There is no other sign that a deployment is finished.
   */
  public void serving() {
    if (!serving.isDone()) serving.complete(null);
  }

  /** Executes {@code work} soon; returns immediately. */
  public void execute(Runnable work) {
    threads.execute(inContext(work));
  }

  /**
   * Executes {@code work} repeatedly, with a pause before each run, from the first request until
   * the shop stops.
   */
  public void scheduleWithFixedDelay(Runnable work, Duration pause) {
    // Payara binds an entity manager to a context object and closes it after its first use: each
    // run gets its own context object
    var inContext = inContext(() -> inContext(work).run());
    serving.thenRun(
        () ->
            threads.scheduleWithFixedDelay(
                () -> attempt(inContext),
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS));
  }

  /**
   * Adds the server's current context, and the current class loader, to {@code work}.
   *
   * <p>For each context, Payara searches the current class loader for further kinds of context,
   * which takes it through every jar: 4 % of the server's time under a load of callbacks. The shop
   * has none, so the search gets a loader that finds nothing.
   */
  private Runnable inContext(Runnable work) {
    var thread = Thread.currentThread();
    var loader = thread.getContextClassLoader();
    thread.setContextClassLoader(EMPTY);
    try {
      return server.contextualRunnable(
          () -> {
            Thread.currentThread().setContextClassLoader(loader); // the server resets it afterwards
            work.run();
          });
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  /** Payara rejects work while it deploys or undeploys; a rejection must not end the schedule. */
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
        LOG.log(Level.WARNING, "some background work does not end");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
