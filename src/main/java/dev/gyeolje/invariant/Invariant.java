package dev.gyeolje.invariant;

import java.util.List;

/**
 * A condition that the data must always fulfil, as SQL that selects the violations.
 *
 * @param name names the texts {@code ops.invariant.<name>} and {@code ops.invariant.<name>.means}
 * @param read the rows that it covers, as a SQL from clause without that word; {@code ?1} as below
 * @param violations selects one text per violation, naming the row; {@code ?1}, if present, limits
 *     the check to orders with an event since that time
 */
public record Invariant(String name, String read, String violations) {

  /** Open orders whose payment deadline passed more than an hour ago. */
  private static final String OVERDUE =
      """
      from orders o
      left join payments p on p.order_id = o.id and p.status = 'WAITING_FOR_DEPOSIT'
      where o.status in ('PENDING', 'WAITING_FOR_DEPOSIT')
        and (case o.status when 'PENDING' then o.expires_at else p.account_due_at end)
          < now() - interval '1 hour'""";

  /** Orders with an event since {@code ?1}. */
  private static final String RECENT =
      "(select order_id from order_events where at >= cast(?1 as timestamptz))";

  /**
   * Recent orders and all open ones. A union instead of "in (…) or status in (…)", for which
   * PostgreSQL scans the whole list for each order once the list exceeds work_mem.
   */
  private static final String RECENT_OR_OPEN =
      "(select order_id from RECENT r union all select id from orders"
          + " where status in ('PENDING', 'CONFIRMING', 'WAITING_FOR_DEPOSIT'))";

  /** All invariants. Numbers in comments refer to the list in the architecture document. */
  public static final List<Invariant> ALL =
      List.of(
          // 1, 12: the captured amount is the ordered amount, and only paid orders have one
          new Invariant(
              "paidIsCaptured",
              "orders o where o.id in RECENT and o.status in ('PAID',"
                  + " 'PARTIALLY_REFUNDED', 'REFUNDED')",
              """
              select 'order ' || o.id from orders o
              left join payments p on p.order_id = o.id and p.status = 'APPROVED'
              where o.id in RECENT
                and o.status in ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED')
                and (p.id is null or p.amount <> o.amount or p.captured <> o.amount
                  or p.payment_key <> o.payment_key)
                -- unless a person who looked decided so
                and not exists (select 1 from order_events e
                  where e.order_id = o.id and e.from_status = 'REVIEW')\
              """),
          new Invariant(
              "capturedIsPaid",
              "payments p where p.order_id in RECENT and p.status in ('APPROVED',"
                  + " 'MISMATCHED')",
              """
              select 'payment ' || p.id from payments p join orders o on o.id = p.order_id
              where o.id in RECENT
                and (p.status = 'APPROVED' and p.refund_reserved < p.captured
                  and o.status not in ('PAID', 'PARTIALLY_REFUNDED', 'REVIEW')
                or p.status = 'MISMATCHED' and p.refunded < coalesce(p.captured, p.amount)
                  and o.status <> 'REVIEW')
                and not exists (select 1 from order_events e
                  where e.order_id = o.id and e.from_status = 'REVIEW')\
              """),
          // 6
          new Invariant(
              "refundsAddUp",
              "payments p where p.order_id in RECENT",
              """
              select 'payment ' || p.id from payments p
              left join lateral (select
                  sum(amount) filter (where status = 'DONE') as done,
                  sum(amount) filter (where status in ('REQUESTED', 'DONE')) as reserved
                from refunds where payment_id = p.id) r on true
              where p.order_id in RECENT
                and (p.refunded <> coalesce(r.done, 0)
                  or p.refund_reserved <> coalesce(r.reserved, 0))\
              """),
          // 2
          new Invariant(
              "oneCapture",
              "payments p where p.order_id in RECENT and p.status in ('CONFIRMING',"
                  + " 'WAITING_FOR_DEPOSIT', 'APPROVED', 'MISMATCHED')",
              """
              select 'order ' || order_id from payments
              where status in ('CONFIRMING', 'WAITING_FOR_DEPOSIT', 'APPROVED', 'MISMATCHED')
                and order_id in RECENT
              group by order_id having count(*) > 1\
              """),
          // 3
          new Invariant(
              "heldIsHolds",
              "products",
              """
              select 'product ' || p.id from products p
              left join (select product_id, sum(quantity) as units from stock_holds
                where state = 'HELD' group by product_id) h on h.product_id = p.id
              where p.held <> coalesce(h.units, 0)\
              """),
          new Invariant(
              "stockIsMovements",
              "products",
              """
              select 'product ' || p.id from products p
              left join (select product_id, sum(quantity) as units from stock_movements
                group by product_id) m on m.product_id = p.id
              where p.stock <> coalesce(m.units, 0)\
              """),
          // a committed unit stays out of the stock until a refund restocks it
          new Invariant(
              "soldIsCommitted",
              "stock_holds h where h.order_id in RECENT",
              """
              select 'order ' || h.order_id from stock_holds h
              left join lateral (select -sum(quantity) as units from stock_movements
                where order_id = h.order_id and product_id = h.product_id) m on true
              left join lateral (select sum(i.quantity) as units
                from refunds r join refund_items i on i.refund_id = r.id
                where r.status in ('DONE', 'FAILED') and r.order_id = h.order_id
                  and i.product_id = h.product_id) b on true
              where h.order_id in RECENT
                and coalesce(m.units, 0) <> case h.state
                  when 'COMMITTED' then h.quantity - coalesce(b.units, 0) else 0 end\
              """),
          // 4
          new Invariant(
              "heldWithinStock",
              "products",
              "select 'product ' || id from products where held < 0 or held > stock"),
          // 5
          new Invariant(
              "attemptsResolved",
              "payments where status = 'CONFIRMING'",
              """
              select 'payment ' || id from payments
              where status = 'CONFIRMING' and attempted_at < now() - interval '2 minutes'\
              """),
          // 13; an hour allows for a provider that was unavailable for a while and is queried again
          new Invariant(
              "overdueIsClosed",
              "orders where status in ('PENDING', 'WAITING_FOR_DEPOSIT')",
              "select 'order ' || o.id " + OVERDUE),
          // 7
          new Invariant(
              "movesAudited",
              "orders o where o.id in RECENT_OR_OPEN",
              """
              select 'order ' || o.id from orders o
              where o.id in RECENT_OR_OPEN
                and (o.status is distinct from
                  (select to_status from order_events where order_id = o.id order by id desc limit 1)
                or exists (select 1 from (select from_status,
                    lag(to_status) over (order by id) as before from order_events
                    where order_id = o.id) e where e.from_status is distinct from e.before))\
              """),
          // 8
          new Invariant(
              "outboxEmptied",
              "outbox where published_at is null",
              """
              select 'event ' || event_id from outbox
              where published_at is null and occurred_at < now() - interval '60 seconds'\
              """),
          // 13
          new Invariant(
              "holdsHaveOrders",
              "stock_holds where state = 'HELD'",
              """
              select 'order ' || h.order_id from stock_holds h join orders o on o.id = h.order_id
              where h.state = 'HELD'
                and o.status in ('FAILED', 'CANCELED', 'EXPIRED', 'REFUNDED')\
              """),
          new Invariant(
              "openOrdersHold",
              "orders where status in ('PENDING', 'CONFIRMING'," + " 'WAITING_FOR_DEPOSIT')",
              """
              select 'order ' || o.id from orders o
              where o.status in ('PENDING', 'CONFIRMING', 'WAITING_FOR_DEPOSIT')
                and not exists (select 1 from stock_holds h
                  where h.order_id = o.id and h.state = 'HELD')\
              """),
          // 3; ten deliveries of the message about the payment take about 50 minutes, then it is a
          // dead letter: after an hour no delivery commits these units any more
          new Invariant(
              "paidLeavesStock",
              "orders o where o.status in ('PAID', 'PARTIALLY_REFUNDED') and o.id in"
                  + " (select order_id from stock_holds where state = 'HELD')",
              """
              select 'order ' || o.id from orders o
              where o.status in ('PAID', 'PARTIALLY_REFUNDED')
                and o.id in (select order_id from stock_holds where state = 'HELD')
                and not exists (select 1 from order_events e
                  where e.order_id = o.id and e.to_status = 'PAID'
                    and e.at > now() - interval '1 hour')
                and not exists (select 1 from outbox b
                  where order_named_in(b.data) = cast(o.id as text) and b.topic = 'checkout-success'
                    and (b.published_at is null or b.published_at > now() - interval '1 hour'))\
              """),
          // 14; a reversed deposit counts, because it existed when the customer was notified of it
          new Invariant(
              "paidBeforeNotified",
              "notifications n where n.created_at >= cast(?1 as timestamptz) and"
                  + " n.order_id is not null",
              """
              select 'notification ' || n.id from notifications n join orders o on o.id = n.order_id
              where n.created_at >= cast(?1 as timestamptz)
                and not exists (select 1 from payments p
                  where p.order_id = o.id and p.approved_at is not null)
                and not exists (select 1 from order_events e
                  where e.order_id = o.id and e.to_status = 'PAID')\
              """));

  public Invariant {
    read = withOrders(read);
    violations = withOrders(violations);
  }

  private static String withOrders(String sql) {
    return sql.replace("RECENT_OR_OPEN", RECENT_OR_OPEN).replace("RECENT", RECENT);
  }

  /** Whether the check can be limited to what happened since a given time. */
  boolean scoped() {
    return violations.contains("?1");
  }

  /**
   * SQL, beginning with "from", that selects unpaid orders an hour after their deadline, as {@code
   * o}.
   */
  public static String overdueOrders() {
    return OVERDUE;
  }
}
