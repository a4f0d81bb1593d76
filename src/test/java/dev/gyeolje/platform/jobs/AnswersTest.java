package dev.gyeolje.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private final Answers answers = new Answers();
  private final List<String> used = new ArrayList<>();

  @Test
  void areUsedInTheOrderInWhichTheyCome_onTheCallersThread() {
    var slow = new CompletableFuture<String>();
    var thread = new ArrayList<Thread>();
    answers.await(slow, used::add);
    answers.await(
        CompletableFuture.completedFuture("quick"),
        value -> {
          used.add(value);
          CompletableFuture.runAsync(() -> slow.complete("slow"));
        });
    answers.await(slow, value -> thread.add(Thread.currentThread()));

    answers.use();

    assertThat(used).containsExactly("quick", "slow");
    assertThat(thread).containsExactly(Thread.currentThread());
  }

  @Test
  void oneThatLeadsToAnother_isFollowed() {
    answers.await(
        CompletableFuture.completedFuture("first"),
        value -> answers.await(CompletableFuture.completedFuture("second"), used::add));

    answers.use();

    assertThat(used).containsExactly("second");
  }

  @Test
  void oneThatFails_isLeftOut() {
    answers.await(CompletableFuture.<String>failedFuture(new IllegalStateException()), used::add);
    answers.await(CompletableFuture.completedFuture("other"), used::add);

    answers.use();

    assertThat(used).containsExactly("other");
  }
}
