package dev.gyeolje.platform.jobs;

import dev.gyeolje.platform.config.StartUp;
import dev.gyeolje.platform.health.Draining;
import dev.gyeolje.platform.log.Log;
import dev.gyeolje.platform.log.LogContext;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;

/**
 * Runs every {@link Job} on a schedule, one runner at a time and node. A node that drains leaves
 * what is due to the others.
 *
 * <p>Each job has a thread when it needs one: a server's scheduler may have a single thread for all
 * (Payara's has), and a job that waits for Toss or the broker must not hold up the others.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = JobRunner.THREADS, maxAsync = 32)
public class JobRunner {

  static final String THREADS = "java:app/concurrent/jobs";

  private static final Log LOG = Log.of(JobRunner.class);

  @Resource ManagedScheduledExecutorService scheduler;

  @Resource(lookup = THREADS)
  ManagedExecutorService threads;

  @Inject @Any Instance<Job> jobs;
  @Inject Draining draining;
  @Inject JobMetrics metrics;

  private final Map<Class<?>, Turn> turns = new ConcurrentHashMap<>();
  private List<Future<?>> schedules = List.of();

  void on(@Observes @Priority(StartUp.JOBS) @Initialized(ApplicationScoped.class) Object start) {
    for (var handle : jobs.handles()) {
      var type = handle.getBean().getBeanClass();
      turns.put(type, new Turn(type.getSimpleName(), handle.get(), draining::begun, metrics));
    }
    schedules = turns.values().stream().<Future<?>>map(this::schedule).toList();
  }

  private Future<?> schedule(Turn turn) {
    long pause = turn.job.pause().toMillis();
    return scheduler.scheduleWithFixedDelay(
        () -> threads.execute(turn), pause, pause, TimeUnit.MILLISECONDS);
  }

  /** Runs {@code job} soon instead of at its next turn; returns at once. */
  public void wake(Class<? extends Job> job) {
    var turn = turns.get(job);
    if (turn != null) threads.execute(turn);
  }

  @PreDestroy
  void stop() {
    schedules.forEach(schedule -> schedule.cancel(true));
  }

  /**
   * A wish that comes while the job runs makes it run once more, so that nothing waits for a turn.
   */
  static final class Turn implements Runnable {
    private final String name;
    private final Job job;
    private final BooleanSupplier draining;
    private final JobMetrics metrics;
    private final AtomicInteger wishes = new AtomicInteger();

    Turn(String name, Job job, BooleanSupplier draining, JobMetrics metrics) {
      this.name = name;
      this.job = job;
      this.draining = draining;
      this.metrics = metrics;
      metrics.begins(name);
    }

    @Override
    public void run() {
      if (wishes.getAndIncrement() > 0) return;
      int seen;
      do {
        seen = wishes.get();
        try (var scope = LogContext.with("job", name)) {
          while (!draining.getAsBoolean()
              && runOnce() > 0
              && !Thread.currentThread().isInterrupted()) {
            // another batch may be due
          }
        } catch (RuntimeException | Error e) {
          // an error that got away would leave the wish standing, and the job would never run again
          metrics.failed(name);
          LOG.log(Level.WARNING, "{0} failed and will run again", e, name);
        }
      } while (!wishes.compareAndSet(seen, 0));
    }

    private int runOnce() {
      int done = job.runOnce();
      metrics.succeeded(name);
      return done;
    }
  }
}
