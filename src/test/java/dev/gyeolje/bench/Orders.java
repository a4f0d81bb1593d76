package dev.gyeolje.bench;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;

/** Orders made beforehand, as the shop would have made them, by SQL. */
final class Orders {

  /** Won; what one unit of every product here costs. */
  static final long PRICE = 1_000;

  private static final int PRODUCTS = 20;
  private static final int CUSTOMERS = 1_000;

  /**
   * An order that waits for its callback.
   *
   * @param customer who ordered
   * @param product the one product in it, one unit
   */
  record Pending(String id, String customer, String product, String paymentKey) {}

  private final LocalShop shop;

  private final String events;

  private Orders(LocalShop shop) {
    this.shop = shop;
    this.events =
        new Database(shop.dataSource())
                    .number("select count(*) from pg_trigger where tgname = 'orders_recorded'")
                == 0
            ? EVENTS
            : "";
  }

  /** With people to order and products to be ordered. */
  static Orders in(LocalShop shop) throws SQLException {
    run(
        shop.dataSource(),
        """
        insert into users (id, issuer, subject, name, customer_key, created_at, signed_in_at)
        select gen_random_uuid(), 'bench', n::text, 'Customer', gen_random_uuid(), now(), now()
        from generate_series(1, %d) n"""
            .formatted(CUSTOMERS),
        """
        insert into products (id, name_ko, name_en, category, picture, price, stock)
        select gen_random_uuid(), '상품', 'Product', 'bench', '/static/images/favicon.svg', %d, 2000000
        from generate_series(1, %d) n"""
            .formatted(PRICE, PRODUCTS));
    return new Orders(shop);
  }

  /** So many orders whose customers have agreed in Toss' window. */
  List<Pending> pending(int count) throws SQLException {
    var orders = new ArrayList<Pending>();
    try (var connection = shop.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(PENDING.formatted(CUSTOMERS, PRODUCTS, count, events))) {
      while (rows.next()) {
        var id = rows.getString(1);
        orders.add(
            new Pending(
                id, rows.getString(2), rows.getString(3), shop.toss().authenticate(id, PRICE)));
      }
    }
    return orders;
  }

  private static final String PENDING =
      """
      with wanted as (
        select gen_random_uuid() as id, p.id as uid, i.id as product
        from generate_series(1, %3$d) as s (place)
        join (select id, row_number() over () - 1 as n from users where issuer = 'bench') p
          on p.n = place %% %1$d
        join (select id, row_number() over () - 1 as n from products where category = 'bench') i
          on i.n = place %% %2$d),
      made as (
        insert into orders (id, uid, idempotency_key, name, status, amount, language, ordered_at, expires_at)
        select id, uid, gen_random_uuid(), 'Product', 'PENDING', 1000, 'en', now(),
          now() + interval '45 minutes' from wanted),
      lines as (
        insert into order_items (id, order_id, product_id, name, picture, price, quantity)
        select gen_random_uuid(), id, product, 'Product', '/static/images/favicon.svg', 1000, 1
        from wanted),
      holds as (
        insert into stock_holds (order_id, product_id, quantity, state)
        select id, product, 1, 'HELD' from wanted),
      held as (
        update products set held = held + w.units
        from (select product, count(*) as units from wanted group by product) w
        where products.id = w.product)%4$s
      select id, uid, product from wanted""";

  /** For builds whose database does not record moves by itself. */
  private static final String EVENTS =
      """
      ,
      events as (
        insert into order_events (order_id, at, to_status, actor)
        select id, now(), 'PENDING', 'customer' from wanted)""";

  /** The return from Toss' window. */
  SimpleHttpRequest callback(Pending order) {
    return SimpleRequestBuilder.get(
            shop.origin()
                + "/api/checkout/callback?paymentType=NORMAL&orderId=%s&paymentKey=%s&amount=%d"
                    .formatted(order.id(), order.paymentKey(), PRICE))
        .build();
  }

  /** So many ids of people, each of them equally often. */
  List<String> customers(int count) throws SQLException {
    var customers = new ArrayList<String>();
    try (var connection = shop.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select id from users where issuer = 'bench'")) {
      while (rows.next()) customers.add(rows.getString(1));
    }
    return IntStream.range(0, count).mapToObj(n -> customers.get(n % customers.size())).toList();
  }

  static void run(DataSource database, String... statements) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (var sql : statements) statement.execute(sql);
    }
  }
}
