package dev.gyeolje.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxRowTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void newMessage_isDueAtOnce() {
    var row = new OutboxRow("topic", "OrderPaid", "{}", NOW);

    assertThat(row.nextAttemptAt()).isEqualTo(NOW);
    assertThat(row.message())
        .isEqualTo(new OutgoingMessage(row.message().eventId(), "OrderPaid", "topic", "{}", NOW));
  }

  @Test
  void failedMessage_waitsTwiceAsLongEachTime_andNeverMuchOverAMinute() {
    var row = new OutboxRow("topic", "OrderPaid", "{}", NOW);

    List<Long> waits =
        IntStream.range(0, 10)
            .mapToObj(
                attempt -> {
                  row.claimUntil(NOW.plusSeconds(60));
                  row.failed("away", NOW);
                  return Duration.between(NOW, row.nextAttemptAt()).toSeconds();
                })
            .toList();

    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 64L, 64L, 64L);
  }
}
