package dev.gyeolje.platform.jobs;

import dev.gyeolje.platform.metrics.Counter;
import dev.gyeolje.platform.metrics.Gauge;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reports whether the jobs run. */
@ApplicationScoped
class JobMetrics implements Measured {

  /** Not "job", which is Prometheus' own label for its scrape targets. */
  private static final String TASK = "task";

  @Inject Clock clock;

  /** Time of the last success in seconds since 1970, by job. */
  private final Map<String, Long> lastSuccess = new ConcurrentHashMap<>();

  private Counter runs;
  private Counter failures;

  @Override
  public void declare(Metrics metrics) {
    runs = metrics.counter("gyeolje_job_runs", "Runs of a background job", TASK);
    failures =
        metrics.counter(
            "gyeolje_job_failures", "Runs of a background job that ended in an error", TASK);
    metrics.gauges(this::lastSuccesses);
  }

  /** Initializes the metrics of a job that will run from now on. */
  void begins(String job) {
    runs.expecting(job);
    failures.expecting(job);
    lastSuccess.put(job, clock.instant().getEpochSecond());
  }

  void succeeded(String job) {
    runs.add(job);
    lastSuccess.put(job, clock.instant().getEpochSecond());
  }

  void failed(String job) {
    runs.add(job);
    failures.add(job);
  }

  List<Gauge> lastSuccesses() {
    return lastSuccess.entrySet().stream()
        .map(
            entry ->
                new Gauge(
                    "gyeolje_job_last_success_timestamp_seconds",
                    "Time of a background job's last run without an error, or of its start",
                    TASK,
                    entry.getKey(),
                    entry.getValue()))
        .toList();
  }
}
