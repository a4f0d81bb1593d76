package dev.gyeolje.bench;

import static dev.gyeolje.bench.Bench.say;

import java.sql.Connection;
import java.sql.SQLException;

/** The same callbacks, after years of business. */
final class OldOrders {

  private static final int BATCH = 50_000;

  /** A paid order of last year with all that belongs to it, as the shop would have left it. */
  private static final String[] ROWS = {
    "truncate old_orders",
    """
    insert into old_orders
    select gen_random_uuid(), p.id, i.id, gen_random_uuid(), gen_random_uuid(),
      now() - interval '1 year' + s.n * interval '10 seconds'
    from generate_series(1, %d) s (n)
    join (select id, row_number() over () - 1 as n from users where issuer = 'bench') p
      on p.n = s.n %% 1000
    join (select id, row_number() over () - 1 as n from products where category = 'bench') i
      on i.n = s.n %% 20""",
    """
    insert into orders (id, uid, idempotency_key, name, status, amount, language, ordered_at, expires_at,
      paid_at, payment_key, payment_type, version)
    select id, uid, gen_random_uuid(), 'Product', 'PAID', 1000, 'en', at, at + interval '45 minutes', at,
      'old_' || payment, '카드', 2 from old_orders""",
    """
    insert into order_items (id, order_id, product_id, name, picture, price, quantity)
    select gen_random_uuid(), id, product, 'Product', '/static/images/favicon.svg', 1000, 1
    from old_orders""",
    """
    insert into stock_holds (order_id, product_id, quantity, state)
    select id, product, 1, 'COMMITTED' from old_orders""",
    """
    insert into stock_movements (product_id, quantity, kind, order_id, actor, at)
    select product, -1, 'SOLD', id, 'stock', at from old_orders""",
    """
    update products set stock = stock - o.units
    from (select product, count(*) as units from old_orders group by product) o
    where id = o.product""",
    """
    insert into order_events (order_id, at, from_status, to_status, actor)
    select id, at, from_status, to_status, actor from old_orders, (values
      (1, null, 'PENDING', 'customer'), (2, 'PENDING', 'CONFIRMING', 'customer'),
      (3, 'CONFIRMING', 'PAID', 'callback')) m (n, from_status, to_status, actor)
    order by at, id, n""",
    """
    insert into payments (id, order_id, payment_key, idempotency_key, amount, status, method,
      last_result, attempted_at, approved_at, status_changed_at)
    select payment, id, 'old_' || payment, 'confirm-' || payment, 1000, 'APPROVED', '카드',
      'approved', at, at, at from old_orders""",
    """
    insert into outbox (event_id, event_type, topic, data, occurred_at, published_at, attempts,
      next_attempt_at)
    select event, 'OrderPaid', 'checkout-success', '{"paymentType":"NORMAL","orderId":"' || id
      || '","paymentKey":"old_' || payment || '","amount":1000}', at, at, 1, at from old_orders""",
    """
    insert into processed_messages (consumer, event_id, processed_at)
    select consumer, event::text, at
    from old_orders, (values ('checkout-stock'), ('checkout-push')) c (consumer)""",
    """
    insert into toss_api_calls (order_id, operation, result, first_called_at, last_called_at, call_count)
    select id, 'confirm', '200 Approved', at, at, 1 from old_orders"""
  };

  private final Bench bench;
  private final int count = Bench.size("old", 1_000_000);

  OldOrders(Bench bench) {
    this.bench = bench;
  }

  /**
   * @param before the median latency without them, in milliseconds; 0 if nobody measured it
   */
  void measure(Callbacks callbacks, double before) throws Exception {
    say("(d) " + count + " old orders");
    long begin = System.nanoTime();
    load();
    say(String.format("  made in %.0f s", (System.nanoTime() - begin) / 1e9));
    double after = callbacks.measure("d").p50();
    bench.figures.add("d", "old orders", count, "");
    if (before > 0)
      bench.figures.add(
          "d", "p50 / p50 of (a)", after / before, "", "<= 1.2", after / before <= 1.2);
  }

  private void load() throws SQLException {
    try (var connection = bench.shop.postgres().administration().getConnection()) {
      execute(connection, "set synchronous_commit = off");
      // no reference is retrieved and no trigger run for each row: the invariants are checked after
      execute(connection, "set session_replication_role = replica");
      execute(
          connection,
          "create temp table old_orders (id uuid, uid uuid, product uuid, payment uuid, event uuid,"
              + " at timestamptz)");
      for (int made = 0; made < count; made += BATCH)
        for (var sql : ROWS) execute(connection, sql.formatted(Math.min(BATCH, count - made)));
      execute(connection, "vacuum analyze");
      execute(connection, "checkpoint");
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
