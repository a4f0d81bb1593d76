package dev.gyeolje.ops;

import dev.gyeolje.ops.OrderSearchRepository.Hourly;
import dev.gyeolje.platform.config.SiteSettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Chart of the orders of the last 24 hours, by hour and outcome.
 *
 * @param bars one bar per hour, oldest first
 * @param most largest number of orders in one hour; at least 1
 */
public record ChartView(List<Bar> bars, long most) {

  static final int HOURS = 24;

  /** In units of the drawing. */
  private static final int HEIGHT = 160;

  private static final int STEP = 30;

  /** Outcomes of an order, in their order from the bottom of a bar to its top. */
  public enum Outcome {
    /** Money captured. */
    PAID("PAID", "PARTIALLY_REFUNDED"),
    /** Money refunded. */
    REFUNDED("REFUNDED"),
    /** Closed without payment. */
    UNPAID("FAILED", "CANCELED", "EXPIRED"),
    /** Outcome still open. */
    OPEN("PENDING", "CONFIRMING", "WAITING_FOR_DEPOSIT"),
    /** Waits for an operator's decision. */
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
   * @param counts numbers of orders, in the order of {@link Outcome}
   * @param parts parts of the bar; outcomes without orders have none
   */
  public record Bar(int hour, int x, List<Long> counts, List<Part> parts) {

    /** Returns the number of orders in the hour. */
    public long total() {
      return counts.stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * A part of a bar.
   *
   * @param outcome name of the {@link Outcome}
   * @param y upper edge in the drawing
   * @param height height in the drawing
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

  /** Returns the start of the first hour in the chart. */
  static Instant since(Instant now) {
    return now.truncatedTo(ChronoUnit.HOURS).minus(HOURS - 1, ChronoUnit.HOURS);
  }

  /** Returns the number of orders with this outcome. */
  public long total(Outcome outcome) {
    return bars.stream().mapToLong(bar -> bar.counts().get(outcome.ordinal())).sum();
  }

  /** Returns every {@link Outcome}, for pages. */
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
