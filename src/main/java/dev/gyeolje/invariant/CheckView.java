package dev.gyeolje.invariant;

import dev.gyeolje.platform.config.SiteSettings;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One check of an invariant.
 *
 * @param at in the shop's time zone
 * @param rows number of rows read
 */
public record CheckView(ZonedDateTime at, long rows) {

  /** Converts a reading; null for null. */
  static @Nullable CheckView of(InvariantCheck.@Nullable Reading reading) {
    return reading == null
        ? null
        : new CheckView(reading.at().atZone(SiteSettings.ZONE), reading.rows());
  }
}
