package dev.gyeolje.ops;

import dev.gyeolje.ops.OrderSearchRepository.Hourly;
import dev.gyeolje.platform.config.SiteSettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The orders of the last 24 hours, by hour of creation and outcome.
 *
 * @param bars one per hour, oldest first
 * @param most maximum number of orders in one hour; at least 1
 */
public record ChartView(List<Bar> bars, long most) {

  static final int HOURS = 24;

  /** Units of the drawing. */
  private static final int HEIGHT = 160;

  private static final int STEP = 30;

  /** Outcomes of orders, from the bottom of a bar to its top. */
  public enum Outcome {
    /** Captured. */
    PAID("PAID", "PARTIALLY_REFUNDED"),
    /** Refunded. */
    REFUNDED("REFUNDED"),
    /** Closed unpaid. */
    UNPAID("FAILED", "CANCELED", "EXPIRED"),
    /** Still open. */
    OPEN("PENDING", "CONFIRMING", "WAITING_FOR_DEPOSIT"),
    /** In review. */
    REVIEW("REVIEW");

    private final List<String> states;

    Outcome(String... states) {
      this.states = List.of(states);
    }
  }

  /**
   * The orders of one hour.
   *
   * @param hour of the day, in the shop's time zone
   * @param x left edge in the drawing
   * @param counts orders, in the order of {@link Outcome}
   * @param parts the parts of the bar; none for outcomes without orders
   */
  public record Bar(int hour, int x, List<Long> counts, List<Part> parts) {

    /** All orders of the hour. */
    public long total() {
      return counts.stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * A part of a bar.
   *
   * @param outcome name of the {@link Outcome}
   * @param y upper edge in the drawing
   * @param height in the drawing
   */
  public record Part(String outcome, long y, long height) {}

  static ChartView of(List<Hourly> orders, Instant now) {
    long last = now.truncatedTo(ChronoUnit.HOURS).getEpochSecond() / 3600;
    var counts =
        LongStream.rangeClosed(last - HOURS + 1, last)
            .mapToObj(hour -> counts(orders, hour))
            .toList();
    long most =
        counts.stream()
            .mapToLong(hour -> hour.stream().mapToLong(Long::longValue).sum())
            .max()
            .orElse(0);
    var bars = new ArrayList<Bar>();
    for (int i = 0; i < HOURS; i++)
      bars.add(bar(last - HOURS + 1 + i, i * STEP, counts.get(i), Math.max(1, most)));
    return new ChartView(bars, Math.max(1, most));
  }

  /** Start of the chart. */
  static Instant since(Instant now) {
    return now.truncatedTo(ChronoUnit.HOURS).minus(HOURS - 1, ChronoUnit.HOURS);
  }

  /** All orders with this outcome. */
  public long total(Outcome outcome) {
    return bars.stream().mapToLong(bar -> bar.counts().get(outcome.ordinal())).sum();
  }

  /** Every {@link Outcome}, for pages. */
  public List<Outcome> outcomes() {
    return List.of(Outcome.values());
  }

  private static List<Long> counts(List<Hourly> orders, long hour) {
    var counts = new ArrayList<Long>();
    for (var outcome : Outcome.values())
      counts.add(
          orders.stream()
              .filter(o -> o.hour() == hour && outcome.states.contains(o.status()))
              .mapToLong(Hourly::orders)
              .sum());
    return counts;
  }

  private static Bar bar(long hour, int x, List<Long> counts, long most) {
    var parts = new ArrayList<Part>();
    long below = 0;
    for (var outcome : Outcome.values()) {
      long orders = counts.get(outcome.ordinal());
      // computed from sums, so that rounding does not change the height of a bar with many parts
      long bottom = below * HEIGHT / most;
      long top = (below + orders) * HEIGHT / most;
      if (orders > 0)
        parts.add(new Part(outcome.name(), HEIGHT - Math.max(top, 1), Math.max(1, top - bottom)));
      below += orders;
    }
    int ofDay = Instant.ofEpochSecond(hour * 3600).atZone(SiteSettings.ZONE).getHour();
    return new Bar(ofDay, x, counts, parts);
  }
}
