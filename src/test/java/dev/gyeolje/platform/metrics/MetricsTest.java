package dev.gyeolje.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final Metrics metrics = new Metrics();

  @Test
  void expectedCounter_isZeroBeforeFirstEvent() throws Exception {
    var plain = metrics.counter("plain", "Plain").expecting();
    var labelled = metrics.counter("labelled", "Labelled", "kind").expecting("a").expecting("b");

    plain.add();
    labelled.add("b");

    assertThat(output())
        .contains("plain_total 1.0", "labelled_total{kind=\"a\"} 0.0")
        .contains("labelled_total{kind=\"b\"} 1.0");
  }

  @Test
  void timer_reportsSeconds() throws Exception {
    metrics.timer("took_seconds", "Took").expecting().took(Duration.ofMillis(1_500));

    assertThat(output())
        .contains("took_seconds_bucket{le=\"1.0\"} 0", "took_seconds_bucket{le=\"2.0\"} 1")
        .contains("took_seconds_sum 1.5");
  }

  @Test
  void failingSource_hidesNoOtherAndIsNotRetriedAtOnce() {
    var asked = new AtomicInteger();
    var stored = new StoredGauges(() -> true);
    stored.add(
        "slow",
        LONG,
        () -> {
          asked.incrementAndGet();
          throw new IllegalStateException("the statement took too long");
        });
    stored.add("fine", LONG, () -> List.of(Gauge.of("fine", "Fine", 7)));

    stored.read();

    assertThat(stored.read())
        .extracting(Gauge::name, Gauge::labelValue, Gauge::value)
        .containsExactly(
            tuple("gyeolje_metrics_readable", "slow", 0L),
            tuple("fine", "", 7L),
            tuple("gyeolje_metrics_readable", "fine", 1L));
    assertThat(asked).hasValue(1);
  }

  @Test
  void unavailableDatabase_isTriedOnceAndCachedValuesAreReported() {
    var there = new AtomicBoolean(true);
    var tries = new AtomicInteger();
    var stored =
        new StoredGauges(
            () -> {
              tries.incrementAndGet();
              return there.get();
            });
    for (var name : List.of("first", "second"))
      stored.add(name, Duration.ZERO, () -> List.of(Gauge.of(name, name, 1)));
    stored.add("kept", LONG, () -> List.of(Gauge.of("kept", "Kept", 7)));
    stored.read();
    there.set(false);
    tries.set(0);

    assertThat(stored.read())
        .extracting(Gauge::name, Gauge::labelValue, Gauge::value)
        .containsExactly(
            tuple("gyeolje_metrics_readable", "first", 0L),
            tuple("gyeolje_metrics_readable", "second", 0L),
            tuple("kept", "", 7L),
            tuple("gyeolje_metrics_readable", "kept", 1L));
    assertThat(tries).hasValue(1);
  }

  /** Otherwise the metrics would show an outage of a second until the cached values expire. */
  @Test
  void recoveredDatabase_isReadAtOnce() {
    var there = new AtomicBoolean();
    var stored = new StoredGauges(there::get);
    stored.add("kept", LONG, () -> List.of(Gauge.of("kept", "Kept", 7)));
    stored.read();

    there.set(true);

    assertThat(stored.read()).extracting(Gauge::name).contains("kept");
  }

  @Test
  void concurrentRead_getsCachedValues() throws Exception {
    var waits = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var asked = new AtomicInteger();
    var stored = new StoredGauges(() -> true);
    stored.add(
        "slow",
        Duration.ZERO,
        () -> {
          int now = asked.incrementAndGet();
          if (now == 2) hold(waits, goOn);
          return List.of(Gauge.of("slow", "Slow", now));
        });
    stored.read();
    var other = CompletableFuture.supplyAsync(stored::read);
    waits.await();

    try {
      assertThat(CompletableFuture.supplyAsync(stored::read).get(20, TimeUnit.SECONDS))
          .extracting(Gauge::value)
          .containsExactly(1L, 1L);
    } finally {
      goOn.countDown();
    }
    assertThat(other.join()).extracting(Gauge::value).containsExactly(2L, 1L);
  }

  private static void hold(CountDownLatch waits, CountDownLatch goOn) {
    waits.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void values_areCachedForTheirDuration() {
    var asked = new AtomicInteger();
    var stored = new StoredGauges(() -> true);
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
