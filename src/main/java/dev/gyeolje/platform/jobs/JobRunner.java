package dev.gyeolje.platform.jobs;

import dev.gyeolje.platform.config.StartUp;
import dev.gyeolje.platform.health.Draining;
import dev.gyeolje.platform.log.Log;
import dev.gyeolje.platform.log.LogContext;
import dev.gyeolje.platform.log.RepeatedFailures;
import dev.gyeolje.platform.threads.Background;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * Runs every {@link Job} on a schedule, one runner per job and node. A draining node leaves due
 * work to the other nodes.
 *
 * <p>Each job gets a thread when it needs one, so that a job that waits for Toss or the broker does
 * not delay the others.
 */
@ApplicationScoped
public class JobRunner {

  private static final Log LOG = Log.of(JobRunner.class);

  /** A batch takes moments; one that calls an unavailable broker takes 15 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A permanently failing job logs this often; each failure is counted. */
  private static final Duration QUIET = Duration.ofMinutes(1);

  @Inject Background background;
  @Inject @Any Instance<Job> jobs;
  @Inject Draining draining;
  @Inject JobMetrics metrics;
  @Resource TransactionSynchronizationRegistry transactions;

  private final Map<Class<?>, Worker> workers = new ConcurrentHashMap<>();

  void on(@Observes @Priority(StartUp.JOBS) @Initialized(ApplicationScoped.class) Object start) {
    for (var handle : jobs.handles()) {
      var type = handle.getBean().getBeanClass();
      workers.put(type, new Worker(type.getSimpleName(), handle.get(), draining::begun, metrics));
    }
    workers
        .values()
        .forEach(worker -> background.scheduleWithFixedDelay(worker, worker.job.pause()));
  }

  /**
   * Runs {@code job} as soon as the current transaction has committed, and not if it rolls back.
   * For work that the transaction stores. Returns immediately.
   *
   * @throws IllegalStateException without a transaction
   */
  public void wakeAfterCommit(Class<? extends Job> job) {
    transactions.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) wake(job);
          }
        });
  }

  /** Runs {@code job} now instead of after its pause; returns immediately. */
  public void wake(Class<? extends Job> job) {
    var worker = workers.get(job);
    // Most wake-ups arrive while the job runs. They need no thread, and getting one with the
    // server's context is expensive: under load it took an eighth of the time.
    if (worker != null && !worker.stopped && !worker.rerunRequested()) background.execute(worker);
  }

  /** Stops the jobs before any bean is destroyed, because a running job needs them. */
  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object end) {
    workers.values().forEach(Worker::stop);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    workers.values().forEach(worker -> worker.awaitEnd(deadline));
  }

  /**
   * Runs one job. A wake-up during a run causes another run, so that no work waits for the next
   * scheduled one.
   */
  static final class Worker implements Runnable {
    private final String name;
    private final Job job;
    private final BooleanSupplier draining;
    private final JobMetrics metrics;
    private final AtomicInteger wakeUps = new AtomicInteger();
    private final RepeatedFailures failures = new RepeatedFailures(LOG);
    private volatile boolean stopped;
    private @Nullable Thread runner;

    // only used by the current run
    private boolean failing;
    private long loggedAt;

    Worker(String name, Job job, BooleanSupplier draining, JobMetrics metrics) {
      this.name = name;
      this.job = job;
      this.draining = draining;
      this.metrics = metrics;
      metrics.begins(name);
    }

    @Override
    public void run() {
      if (wakeUps.getAndIncrement() > 0 || !begins()) return;
      try {
        int seen;
        do {
          seen = wakeUps.get();
          runWhileDue();
        } while (!stopped && !wakeUps.compareAndSet(seen, 0));
      } finally {
        ends();
      }
    }

    /** Requests one more run after the current one; false if none is in progress. */
    boolean rerunRequested() {
      return wakeUps.getAndUpdate(requested -> requested == 0 ? 0 : requested + 1) > 0;
    }

    private void runWhileDue() {
      try (var scope = LogContext.with("job", name)) {
        while (!stopped && !draining.getAsBoolean() && runOnce() > 0) {
          // another batch may be due
        }
      } catch (RuntimeException | Error e) {
        // An uncaught error would leave wakeUps above 0, and the job would never run again.
        metrics.failed(name);
        logFailure(e);
      }
    }

    /** A broker that rejects calls fails every two seconds, perhaps for days. */
    private void logFailure(Throwable failure) {
      long now = System.nanoTime();
      if (failing && now - loggedAt < QUIET.toNanos()) return;
      failing = true;
      loggedAt = now;
      failures.log(Level.WARNING, "{0} failed and will run again", failure, name);
    }

    private synchronized boolean begins() {
      if (!stopped) runner = Thread.currentThread();
      return !stopped;
    }

    private synchronized void ends() {
      runner = null;
      notifyAll();
    }

    /** Prevents further batches. */
    synchronized void stop() {
      stopped = true;
    }

    /** Lets the current batch finish until {@code deadline}, then interrupts it. */
    synchronized void awaitEnd(long deadline) {
      try {
        await(deadline);
        if (runner == null) return;
        runner.interrupt();
        await(System.nanoTime() + PATIENCE.toNanos());
        if (runner != null) LOG.log(Level.WARNING, "{0} does not end", name);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void await(long deadline) throws InterruptedException {
      for (long left = deadline - System.nanoTime();
          runner != null && left > 0;
          left = deadline - System.nanoTime()) TimeUnit.NANOSECONDS.timedWait(this, left);
    }

    private int runOnce() {
      int done = job.runOnce();
      metrics.succeeded(name);
      failing = false;
      return done;
    }
  }
}
