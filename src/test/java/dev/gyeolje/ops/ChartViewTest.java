package dev.gyeolje.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.ops.ChartView.Outcome;
import dev.gyeolje.ops.ChartView.Part;
import dev.gyeolje.ops.OrderSearchRepository.Hourly;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartViewTest {

  /** 21:30 in Seoul. */
  private static final Instant NOW = Instant.parse("2026-11-25T12:30:00Z");

  private static final long HOUR = Instant.parse("2026-11-25T12:00:00Z").getEpochSecond() / 3600;

  @Test
  void bars_coverLast24HoursInShopTimeZone() {
    var bars = ChartView.of(List.of(), NOW).bars();

    assertThat(bars).hasSize(24);
    assertThat(bars.get(0).hour()).isEqualTo(22);
    assertThat(bars.get(23).hour()).isEqualTo(21);
    assertThat(ChartView.since(NOW)).isEqualTo(Instant.parse("2026-11-24T13:00:00Z"));
  }

  @Test
  void outcomes_areStackedAndScaledToFullestHour() {
    var chart =
        ChartView.of(
            List.of(
                new Hourly(HOUR, "PAID", 2),
                new Hourly(HOUR, "PARTIALLY_REFUNDED", 1),
                new Hourly(HOUR, "EXPIRED", 1),
                new Hourly(HOUR - 1, "REVIEW", 1)),
            NOW);

    assertThat(chart.bars().get(23).parts())
        .containsExactly(new Part("PAID", 40, 120), new Part("UNPAID", 0, 40));
    assertThat(chart.bars().get(22).parts()).containsExactly(new Part("REVIEW", 120, 40));
    assertThat(chart.total(Outcome.PAID)).isEqualTo(3);
    assertThat(chart.total(Outcome.OPEN)).isZero();
  }

  @Test
  void rareOutcome_isStillVisible() {
    var chart =
        ChartView.of(
            List.of(new Hourly(HOUR - 1, "PAID", 10_000), new Hourly(HOUR, "REVIEW", 1)), NOW);

    assertThat(chart.bars().get(23).parts()).singleElement().matches(part -> part.height() == 1);
  }
}
