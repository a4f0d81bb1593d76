package dev.gyeolje.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CompletionQueueTest {
  private final CompletionQueue answers = new CompletionQueue();
  private final List<String> used = new ArrayList<>();

  @Test
  void results_areHandledInCompletionOrderOnCallersThread() {
    var slow = new CompletableFuture<String>();
    var thread = new ArrayList<Thread>();
    answers.submit(slow, used::add);
    answers.submit(
        CompletableFuture.completedFuture("quick"),
        value -> {
          used.add(value);
          CompletableFuture.runAsync(() -> slow.complete("slow"));
        });
    answers.submit(slow, value -> thread.add(Thread.currentThread()));

    answers.drain();

    assertThat(used).containsExactly("quick", "slow");
    assertThat(thread).containsExactly(Thread.currentThread());
  }

  @Test
  void stageSubmittedByHandler_isDrainedToo() {
    answers.submit(
        CompletableFuture.completedFuture("first"),
        value -> answers.submit(CompletableFuture.completedFuture("second"), used::add));

    answers.drain();

    assertThat(used).containsExactly("second");
  }

  @Test
  void failedStage_isSkipped() {
    answers.submit(CompletableFuture.<String>failedFuture(new IllegalStateException()), used::add);
    answers.submit(CompletableFuture.completedFuture("other"), used::add);

    answers.drain();

    assertThat(used).containsExactly("other");
  }
}
