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
 * Runs every {@link Job} on a schedule, one runner at a time and node. A node that drains leaves
 * what is due to the others.
 *
 * <p>Each job has a thread when it needs one: a job that waits for Toss or the broker must not hold
 * up the others.
 */
@ApplicationScoped
public class JobRunner {

  private static final Log LOG = Log.of(JobRunner.class);

  /** A batch takes moments; one that asks a broker that is away takes 15 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A job that fails and fails says so this often; each failure is counted. */
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
   * Runs {@code job} as soon as the present transaction has committed, and not if it rolls back:
   * for work that the transaction stores. Returns at once.
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

  /** Runs {@code job} now instead of after its pause; returns at once. */
  public void wake(Class<? extends Job> job) {
    var worker = workers.get(job);
    // Most commands come while the job runs. They need no thread, and getting one with the server's
    // context is dear: under load it took an eighth of the time.
    if (worker != null && !worker.stopped && !worker.rerunRequested()) background.execute(worker);
  }

  /** Comes before any bean goes, since a job that still runs needs them. */
  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object end) {
    workers.values().forEach(Worker::stop);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    workers.values().forEach(worker -> worker.awaitEnd(deadline));
  }

  /**
   * A command that comes while the job runs makes it run once more, so that nothing waits for a
   * turn.
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

    // of the one run at a time
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

    /** Lets the run that is under way go round once more; false if none is. */
    boolean rerunRequested() {
      return wakeUps.getAndUpdate(requested -> requested == 0 ? 0 : requested + 1) > 0;
    }

    private void runWhileDue() {
      try (var scope = LogContext.with("job", name)) {
        while (!stopped && !draining.getAsBoolean() && runOnce() > 0) {
          // another batch may be due
        }
      } catch (RuntimeException | Error e) {
        // an error that got away would leave the command
        // standing, and the job would never run again
        metrics.failed(name);
        logFailure(e);
      }
    }

    /** A broker that rejects does so every two seconds, perhaps for days. */
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

    /** No batch begins from now on. */
    synchronized void stop() {
      stopped = true;
    }

    /** Lets the running batch finish until {@code deadline}, then interrupts it. */
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
