package dev.gyeolje.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final Metrics metrics = new Metrics();

  @Test
  void countThatIsExpected_isZeroBeforeItHappens() throws Exception {
    var plain = metrics.counter("plain", "Plain").expecting();
    var labelled = metrics.counter("labelled", "Labelled", "kind").expecting("a").expecting("b");

    plain.add();
    labelled.add("b");

    assertThat(output())
        .contains("plain_total 1.0", "labelled_total{kind=\"a\"} 0.0")
        .contains("labelled_total{kind=\"b\"} 1.0");
  }

  @Test
  void timer_countsInSeconds() throws Exception {
    metrics.timer("took_seconds", "Took").expecting().took(Duration.ofMillis(1_500));

    assertThat(output())
        .contains("took_seconds_bucket{le=\"1.0\"} 0", "took_seconds_bucket{le=\"2.0\"} 1")
        .contains("took_seconds_sum 1.5");
  }

  @Test
  void databaseThatIsAway_isAskedOnce_andTheRestIsTold() throws Exception {
    var asked = new AtomicInteger();
    var stored = new StoredGauges();
    stored.add("fine", LONG, () -> List.of(Gauge.of("fine", "Fine", 7)));
    stored.add(
        "away",
        LONG,
        () -> {
          throw new IllegalStateException("no connection");
        });
    stored.add(
        "behind",
        LONG,
        () -> {
          asked.incrementAndGet();
          return List.of(Gauge.of("behind", "Behind", 1));
        });

    assertThat(stored.read())
        .extracting(Gauge::name, Gauge::labelValue, Gauge::value)
        .containsExactly(
            tuple("fine", "", 7L),
            tuple("gyeolje_metrics_readable", "fine", 1L),
            tuple("gyeolje_metrics_readable", "away", 0L),
            tuple("gyeolje_metrics_readable", "behind", 0L));
    assertThat(asked).hasValue(0);
  }

  @Test
  void whatWasRead_isKeptForAWhile() {
    var asked = new AtomicInteger();
    var stored = new StoredGauges();
    stored.add("kept", LONG, () -> List.of(Gauge.of("kept", "Kept", asked.incrementAndGet())));
    stored.add(
        "fresh", Duration.ZERO, () -> List.of(Gauge.of("fresh", "Fresh", asked.incrementAndGet())));

    stored.read();

    assertThat(stored.read()).extracting(Gauge::value).containsExactly(1L, 1L, 3L, 1L);
  }

  private String output() throws IOException {
    var text = new ByteArrayOutputStream();
    metrics.write(text);
    return text.toString(StandardCharsets.UTF_8);
  }
}
