package dev.gyeolje.platform.jobs;

import dev.gyeolje.platform.metrics.Counter;
import dev.gyeolje.platform.metrics.Gauge;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whether the jobs run. */
@ApplicationScoped
class JobMetrics implements Measured {

  /** Not "job", which is Prometheus' own word for what it watches. */
  private static final String TASK = "task";

  private final Map<String, Long> lastSuccess = new ConcurrentHashMap<>();
  private Counter runs;
  private Counter failures;

  @Override
  public void declare(Metrics metrics) {
    runs = metrics.counter("gyeolje_job_runs", "Runs of a background job", TASK);
    failures = metrics.counter("gyeolje_job_failures", "Runs that ended in an error", TASK);
    metrics.gauges(this::ages);
  }

  /** It will run from now on. */
  void begins(String job) {
    runs.expecting(job);
    failures.expecting(job);
    lastSuccess.put(job, System.nanoTime());
  }

  void succeeded(String job) {
    runs.add(job);
    lastSuccess.put(job, System.nanoTime());
  }

  void failed(String job) {
    runs.add(job);
    failures.add(job);
  }

  private List<Gauge> ages() {
    long now = System.nanoTime();
    return lastSuccess.entrySet().stream()
        .map(
            entry ->
                new Gauge(
                    "gyeolje_job_last_success_age_seconds",
                    "Time since a background job last ran without an error, or since the start",
                    TASK,
                    entry.getKey(),
                    Duration.ofNanos(now - entry.getValue()).toSeconds()))
        .toList();
  }
}
