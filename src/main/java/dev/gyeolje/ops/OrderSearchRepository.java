package dev.gyeolje.ops;

import dev.gyeolje.platform.persistence.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds and counts orders. Each query uses an index, so that a million old orders do not slow it
 * down.
 */
@ApplicationScoped
class OrderSearchRepository {

  @PersistenceContext EntityManager em;

  /** Returns the matching orders, newest first. */
  List<OrderRowView> find(OrderQuery wanted, int limit) {
    var conditions = new ArrayList<String>();
    var values = new ArrayList<Object>();
    wanted.id().ifPresent(id -> add(conditions, values, "o.id = ?", id.value()));
    if (wanted.id().isEmpty() && wanted.email())
      add(
          conditions,
          values,
          "o.uid in (select id from users where lower(email) = ?)",
          wanted.words().toLowerCase(Locale.ROOT));
    else if (wanted.id().isEmpty() && !wanted.words().isEmpty())
      add(
          conditions,
          values,
          "o.id in (select order_id from payments where payment_key = ? or captured_key = ?)",
          wanted.words());
    if (wanted.status() != null) add(conditions, values, "o.status = ?", wanted.status().name());
    if (wanted.after() != null)
      add(
          conditions,
          values,
          "(o.ordered_at, o.id) < (select ordered_at, id from orders where id = ?)",
          wanted.after().value());
    values.add(limit);
    var query =
        em.createNativeQuery(
            "select cast(o.id as text), o.name, o.status, o.amount, "
                + Row.millis("o.ordered_at")
                + ", u.email from orders o join users u on u.id = o.uid"
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                + " order by o.ordered_at desc, o.id desc limit ?"
                + values.size());
    for (int i = 0; i < values.size(); i++) query.setParameter(i + 1, values.get(i));
    return Row.of(query).stream()
        .map(
            row ->
                new OrderRowView(
                    row.text(0),
                    row.text(1),
                    row.text(2),
                    row.money(3),
                    row.moment(4),
                    row.text(5)))
        .toList();
  }

  private static void add(
      List<String> conditions, List<Object> values, String condition, Object value) {
    values.add(value);
    conditions.add(condition.replace("?", "?" + values.size()));
  }

  /** Returns the number of open orders by state. */
  Map<String, Long> open() {
    return counts(
        "select status, count(*) from orders where status in"
            + " ('PENDING', 'CONFIRMING', 'WAITING_FOR_DEPOSIT', 'REVIEW') group by status");
  }

  private Map<String, Long> counts(String sql) {
    var counts = new TreeMap<String, Long>();
    Row.of(em.createNativeQuery(sql)).forEach(row -> counts.put(row.text(0), row.number(1)));
    return counts;
  }

  /**
   * Number of orders that were made in an hour and are now in a state.
   *
   * @param hour hours since 1970
   */
  record Hourly(long hour, String status, long orders) {}

  List<Hourly> hourly(Instant since) {
    return Row.of(
            em.createNativeQuery(
                    "select cast(floor(extract(epoch from ordered_at) / 3600) as bigint), status,"
                        + " count(*) from orders where ordered_at >= ?1 group by 1, 2")
                .setParameter(1, since.atOffset(ZoneOffset.UTC)))
        .stream()
        .map(row -> new Hourly(row.number(0), row.text(1), row.number(2)))
        .toList();
  }
}
