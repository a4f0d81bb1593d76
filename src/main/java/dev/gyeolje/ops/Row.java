package dev.gyeolje.ops;

import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.money.Money;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * A row of a native query. Columns are numbers and texts, which every JPA provider hands out alike.
 */
record Row(Object[] columns) {

  /** Selects the moment {@code column} so that {@link #moment} reads it. */
  static String millis(String column) {
    return "cast(extract(epoch from " + column + ") * 1000 as bigint)";
  }

  /**
   * Selects an actor; an operator, whom audit rows name "ops" and the account's id, by e-mail
   * address.
   */
  static String operator(String column) {
    return """
        case when %1$s ~ '^ops [0-9a-f-]+$' and length(%1$s) = 40 then coalesce((select u.email from users u
          where u.id = cast(substring(%1$s from 5) as uuid)), %1$s) else %1$s end"""
        .formatted(column);
  }

  static List<Row> of(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream()
        .map(row -> new Row(row instanceof Object[] columns ? columns : new Object[] {row}))
        .toList();
  }

  /** Empty where it is null. */
  String text(int column) {
    return columns[column] == null ? "" : columns[column].toString();
  }

  /** 0 where it is null. */
  long number(int column) {
    return columns[column] == null ? 0 : ((Number) columns[column]).longValue();
  }

  Money money(int column) {
    return new Money(number(column));
  }

  /** In the shop's time zone; null where it is null. */
  ZonedDateTime moment(int column) {
    return columns[column] == null
        ? null
        : Instant.ofEpochMilli(number(column)).atZone(SiteSettings.ZONE);
  }
}
