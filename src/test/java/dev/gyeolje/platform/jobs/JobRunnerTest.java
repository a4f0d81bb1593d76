package dev.gyeolje.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.platform.metrics.Metrics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class JobRunnerTest {

  @Test
  void jobThatDidSomething_isRunUntilNothingIsDue() {
    var job = new Scripted(() -> 3, () -> 1, () -> 0, () -> 5);

    turn(job, () -> false).run();

    assertThat(job.runs).isEqualTo(3);
  }

  @Test
  void jobThatFailed_hasItsNextTurn() {
    var job =
        new Scripted(
            () -> {
              throw new IllegalStateException("the database is away");
            },
            () -> 0);
    var turn = turn(job, () -> false);

    turn.run();
    turn.run();

    assertThat(job.runs).isEqualTo(2);
  }

  @Test
  void jobThatMetAnError_hasItsNextTurn() {
    var job =
        new Scripted(
            () -> {
              throw new NoClassDefFoundError("of a library");
            },
            () -> 0);
    var turn = turn(job, () -> false);

    turn.run();
    turn.run();

    assertThat(job.runs).isEqualTo(2);
  }

  @Test
  void wishThatComesWhileTheJobRuns_isNotForgotten() {
    var turn = new JobRunner.Turn[1];
    var job =
        new Scripted(
            () -> {
              turn[0].run();
              return 0;
            },
            () -> 0);
    turn[0] = turn(job, () -> false);

    turn[0].run();

    assertThat(job.runs).isEqualTo(2);
  }

  @Test
  void nodeThatDrains_endsItsBatchAndBeginsNone() {
    var draining = new AtomicBoolean();
    var job =
        new Scripted(
            () -> {
              draining.set(true);
              return 3;
            },
            () -> 0);
    var turn = turn(job, draining::get);

    turn.run();
    turn.run();
    assertThat(job.runs).isEqualTo(1);

    draining.set(false);
    turn.run();
    assertThat(job.runs).isEqualTo(2);
  }

  private static JobRunner.Turn turn(Job job, BooleanSupplier draining) {
    var metrics = new JobMetrics();
    metrics.declare(new Metrics());
    return new JobRunner.Turn("test", job, draining, metrics);
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
