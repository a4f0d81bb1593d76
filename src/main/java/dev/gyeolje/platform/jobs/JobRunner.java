package dev.gyeolje.platform.jobs;

import dev.gyeolje.platform.config.StartUp;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs every {@link Job} on a schedule, one runner at a time and node. */
@ApplicationScoped
public class JobRunner {

  private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());

  @Resource ManagedScheduledExecutorService executor;
  @Inject @Any Instance<Job> jobs;

  private final ConcurrentHashMap<Job, AtomicInteger> wishes = new ConcurrentHashMap<>();
  private List<Future<?>> schedules = List.of();

  void on(@Observes @Priority(StartUp.JOBS) @Initialized(ApplicationScoped.class) Object start) {
    schedules = jobs.stream().<Future<?>>map(this::schedule).toList();
  }

  private Future<?> schedule(Job job) {
    long pause = job.pause().toMillis();
    return executor.scheduleWithFixedDelay(() -> run(job), pause, pause, TimeUnit.MILLISECONDS);
  }

  /** Runs {@code job} soon instead of at its next turn; returns at once. */
  public void wake(Job job) {
    executor.execute(() -> run(job));
  }

  /** A wish that comes while the job runs makes it run once more, so that nothing waits for a turn. */
  private void run(Job job) {
    var wished = wishes.computeIfAbsent(job, j -> new AtomicInteger());
    if (wished.getAndIncrement() > 0) return;
    int seen;
    do {
      seen = wished.get();
      try {
        while (job.runOnce() > 0 && !Thread.currentThread().isInterrupted()) {
          // another batch may be due
        }
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "a job failed and will run again: " + job.getClass().getName(), e);
      }
    } while (!wished.compareAndSet(seen, 0));
  }

  @PreDestroy
  void stop() {
    schedules.forEach(schedule -> schedule.cancel(true));
  }
}
