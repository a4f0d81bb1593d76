package dev.gyeolje.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxServiceTest {

  @Test
  void backoff_doublesUpTo64Seconds() {
    var waits =
        IntStream.rangeClosed(1, 10)
            .mapToObj(attempts -> OutboxService.BACKOFF.after(attempts).toSeconds());

    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 64L, 64L, 64L);
  }
}
