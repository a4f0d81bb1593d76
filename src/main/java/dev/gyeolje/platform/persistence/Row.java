package dev.gyeolje.platform.persistence;

import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.money.Money;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a row of a native query. Its columns are numbers and texts, which every JPA provider maps
 * in the same way.
 */
public record Row(@Nullable Object[] columns) {

  /** SQL that selects the timestamp {@code column} for {@link #moment}. */
  public static String millis(String column) {
    return "cast(extract(epoch from " + column + ") * 1000 as bigint)";
  }

  /** Returns the rows of the query, in its order. */
  public static List<Row> of(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream()
        .map(row -> new Row(row instanceof Object[] columns ? columns : new Object[] {row}))
        .toList();
  }

  /** Text; empty for null. */
  public String text(int column) {
    return columns[column] == null ? "" : columns[column].toString();
  }

  /** Text; may be null. */
  public @Nullable String optional(int column) {
    return columns[column] == null ? null : columns[column].toString();
  }

  /** Number; 0 for null. */
  public long number(int column) {
    return columns[column] == null ? 0 : ((Number) columns[column]).longValue();
  }

  /** Whole won; 0 for null. */
  public Money money(int column) {
    return new Money(number(column));
  }

  /** Time in the shop's time zone; the column must not be null. */
  public ZonedDateTime moment(int column) {
    return Objects.requireNonNull(optionalMoment(column));
  }

  /** Time in the shop's time zone; null for null. */
  public @Nullable ZonedDateTime optionalMoment(int column) {
    return columns[column] == null
        ? null
        : Instant.ofEpochMilli(number(column)).atZone(SiteSettings.ZONE);
  }
}
