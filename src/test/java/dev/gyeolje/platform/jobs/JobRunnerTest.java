package dev.gyeolje.platform.jobs;

import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.platform.metrics.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class JobRunnerTest {
  private static final long HOUR = Duration.ofHours(1).toNanos();

  @Test
  void productiveJob_runsUntilNothingIsDue() {
    var job = new Scripted(() -> 3, () -> 1, () -> 0, () -> 5);

    worker(job, () -> false).run();

    assertThat(job.runs).isEqualTo(3);
  }

  @Test
  void failedJob_runsAgain() {
    var job =
        new Scripted(
            () -> {
              throw new IllegalStateException("the database is away");
            },
            () -> 0);
    var worker = worker(job, () -> false);

    worker.run();
    worker.run();

    assertThat(job.runs).isEqualTo(2);
  }

  @Test
  void repeatedFailure_isLoggedOnceUntilSuccess() {
    IntSupplier fails =
        () -> {
          throw new IllegalStateException("the broker rejects");
        };
    var lines = new ArrayList<String>();
    var log = Logger.getLogger(JobRunner.class.getName());
    var listener = new Listener(lines);
    log.addHandler(listener);
    try {
      var worker = worker(new Scripted(fails, fails, fails, () -> 0, fails), () -> false);

      for (int i = 0; i < 3; i++) worker.run();
      assertThat(lines).containsExactly("{0} failed and will run again");

      for (int i = 0; i < 2; i++) worker.run();
      assertThat(lines).hasSize(2);
    } finally {
      log.removeHandler(listener);
    }
  }

  @Test
  void jobWithLinkageError_runsAgain() {
    var job =
        new Scripted(
            () -> {
              throw new NoClassDefFoundError("of a library");
            },
            () -> 0);
    var worker = worker(job, () -> false);

    worker.run();
    worker.run();

    assertThat(job.runs).isEqualTo(2);
  }

  @Test
  void stoppedJob_finishesBatchAndStartsNoOther() {
    var worker = new JobRunner.Worker[1];
    var job =
        new Scripted(
            () -> {
              worker[0].stop();
              return 3;
            });
    worker[0] = worker(job, () -> false);

    worker[0].run();
    worker[0].run();

    assertThat(job.runs).isEqualTo(1);
  }

  @Test
  void awaitEnd_waitsForRunningJob() throws Exception {
    var running = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var job = new Scripted(() -> await(running, goOn));
    var worker = worker(job, () -> false);
    var thread = new Thread(worker);
    thread.start();
    running.await();
    worker.stop();

    var stopper = new Thread(() -> worker.awaitEnd(System.nanoTime() + HOUR));
    stopper.start();
    eventually("waiting", stopper::getState, Thread.State.TIMED_WAITING::equals);
    goOn.countDown();

    stopper.join();
    thread.join();
    assertThat(job.runs).isEqualTo(1);
  }

  @Test
  void jobRunningPastDeadline_isInterrupted() throws Exception {
    var running = new CountDownLatch(1);
    var interrupted = new AtomicBoolean();
    var job =
        new Scripted(
            () -> {
              interrupted.set(await(running, new CountDownLatch(1)) < 0);
              return 0;
            });
    var worker = worker(job, () -> false);
    var thread = new Thread(worker);
    thread.start();
    running.await();
    worker.stop();

    worker.awaitEnd(System.nanoTime());

    thread.join();
    assertThat(interrupted).isTrue();
  }

  /** Signals that the job runs, then waits; returns a negative number if interrupted. */
  private static int await(CountDownLatch running, CountDownLatch goOn) {
    running.countDown();
    try {
      goOn.await();
      return 0;
    } catch (InterruptedException e) {
      return -1;
    }
  }

  @Test
  void wakeUpDuringRun_causesAnotherRun() {
    var worker = new JobRunner.Worker[1];
    var job =
        new Scripted(
            () -> {
              worker[0].run();
              return 0;
            },
            () -> 0);
    worker[0] = worker(job, () -> false);

    worker[0].run();

    assertThat(job.runs).isEqualTo(2);
  }

  @Test
  void rerunRequest_isServedByRunningThread() {
    var worker = new JobRunner.Worker[1];
    var job =
        new Scripted(
            () -> {
              assertThat(worker[0].rerunRequested()).isTrue();
              return 0;
            },
            () -> 0);
    worker[0] = worker(job, () -> false);

    worker[0].run();

    assertThat(job.runs).isEqualTo(2);
    assertThat(worker[0].rerunRequested()).as("a run is in progress").isFalse();
  }

  @Test
  void drainingNode_finishesBatchAndStartsNoOther() {
    var draining = new AtomicBoolean();
    var job =
        new Scripted(
            () -> {
              draining.set(true);
              return 3;
            },
            () -> 0);
    var worker = worker(job, draining::get);

    worker.run();
    worker.run();
    assertThat(job.runs).isEqualTo(1);

    draining.set(false);
    worker.run();
    assertThat(job.runs).isEqualTo(2);
  }

  private static JobRunner.Worker worker(Job job, BooleanSupplier draining) {
    var metrics = new JobMetrics();
    metrics.clock = Clock.systemUTC();
    metrics.declare(new Metrics());
    return new JobRunner.Worker("test", job, draining, metrics);
  }

  private static final class Listener extends Handler {
    private final List<String> lines;

    Listener(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static final class Scripted implements Job {
    private final Deque<IntSupplier> script;
    private int runs;

    Scripted(IntSupplier... script) {
      this.script = new ArrayDeque<>(List.of(script));
    }

    @Override
    public int runOnce() {
      runs++;
      return script.remove().getAsInt();
    }

    @Override
    public Duration pause() {
      return Duration.ofSeconds(1);
    }
  }
}
