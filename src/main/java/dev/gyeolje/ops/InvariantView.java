package dev.gyeolje.ops;

import dev.gyeolje.platform.config.SiteSettings;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * An invariant, and what the last checks of this node found.
 *
 * @param name names its texts
 * @param broken how many rows broke it when it was last checked
 * @param named some of them
 * @param scoped whether it has checks of recent orders only
 * @param recent the last of these, or null
 * @param full the last check of all orders, or null
 */
public record InvariantView(
    String name, long broken, List<String> named, boolean scoped, Check recent, Check full) {

  /**
   * One check.
   *
   * @param at in the shop's time zone
   * @param rows how many it read
   */
  public record Check(ZonedDateTime at, long rows) {

    private static Check of(InvariantCheck.Reading reading) {
      return reading == null
          ? null
          : new Check(reading.at().atZone(SiteSettings.ZONE), reading.rows());
    }
  }

  static InvariantView of(
      Invariant invariant, InvariantCheck.Reading recent, InvariantCheck.Reading full) {
    var latest = recent == null || full != null && full.at().isAfter(recent.at()) ? full : recent;
    return new InvariantView(
        invariant.name(),
        latest == null ? 0 : latest.broken(),
        latest == null ? List.of() : latest.named(),
        invariant.scoped(),
        Check.of(recent),
        Check.of(full));
  }
}
