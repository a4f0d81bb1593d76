package dev.gyeolje.fault;

import static dev.gyeolje.fault.Crowd.runConcurrently;
import static dev.gyeolje.fault.Crowd.times;
import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Visitor.callback;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.fault.Crowd.User;
import dev.gyeolje.fault.Gates.Moment;
import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.support.Books;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Invariants;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.Storm;
import dev.gyeolje.support.TossWebhooks;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import jakarta.json.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Concurrent requests for the same orders and products, over HTTP, while all jobs of the shop run.
 */
@Tag("fault")
class RacesIT {

  private static final int TABS = 50;
  private static final int ORDERS = Storm.of(200);
  private static final int CUSTOMERS = Storm.of(1_000);
  private static final int UNITS = CUSTOMERS / 2;

  private static LocalShop shop;
  private static Products products;
  private static Database database;
  private static Crowd crowd;

  @BeforeAll
  static void start() throws Exception {
    shop = FaultShop.get();
    products = new Products(shop.dataSource());
    database = new Database(shop.dataSource());
    crowd = new Crowd(shop);
  }

  @AfterEach
  void assertInvariantsAndBooks() {
    Invariants.hold(shop);
    Books.agree(shop);
    assertThat(database.number("select deadlocks from pg_stat_database where datname = 'gyeolje'"))
        .isZero();
  }

  /**
   * Toss answers at once, late or not at all, or works slowly. The callback, the webhook or the
   * reconciler records the outcome, whichever is first.
   */
  @Test
  void fiftyCallbacksWithWebhooksAndReconciler_captureOnce() throws Exception {
    var product = products.add(10_000, ORDERS);
    var customers = crowd.customers(ORDERS);
    var orders = runConcurrently(32, times(ORDERS, i -> () -> orders(customers.get(i), product)));
    var toss = new TossWebhooks(shop);
    var clock = Executors.newSingleThreadScheduledExecutor();
    clock.scheduleWithFixedDelay(RacesIT::makeChecksDue, 0, 50, TimeUnit.MILLISECONDS);
    try {
      for (int i = 0; i < orders.size(); i++) {
        var order = orders.get(i);
        var key = shop.toss().authenticate(order.id(), order.amount());
        armFault(i, order);
        var address = callback(order, key);
        var tasks = new ArrayList<>(times(TABS, n -> () -> location(crowd.get(address))));
        if (i % 8 < 4) tasks.add(() -> sendWebhook(toss, order, key));

        var pages = runConcurrently(tasks.size(), tasks);

        assertThat(pages).containsOnly("/checkout/success?orderId=" + order.id());
      }
    } finally {
      clock.shutdown();
      clock.awaitTermination(1, TimeUnit.MINUTES);
    }

    eventually("PAID", () -> count("orders o", "o.status = 'PAID'", product), n -> n == ORDERS);
    for (var order : orders) {
      assertThat(shop.toss().captured(order.id())).isEqualTo(10_000);
      assertThat(effects(order)).isEqualTo("1 1");
    }
    eventually("stock", () -> products.stock(product), left -> left == 0);
    assertThat(products.held(product)).isZero();
  }

  private static void armFault(int i, Placed order) {
    switch (i % 4) {
      case 1 -> shop.toss().armFor(order.id(), new Fault.AnswersLate(Duration.ofMillis(150)));
      case 2 -> shop.toss().armFor(order.id(), new Fault.DropsAfterEffect());
      case 3 -> shop.toss().armFor(order.id(), new Fault.WorksSlowly(Duration.ofMillis(100)));
      default -> {}
    }
  }

  private static String sendWebhook(TossWebhooks toss, Placed order, String key) {
    var body = TossWebhooks.statusChanged(order.id(), key, "DONE");
    assertThat(toss.send(UUID.randomUUID().toString(), body)).isEqualTo(200);
    return "/checkout/success?orderId=" + order.id();
  }

  /**
   * Makes all confirming payments due for a check now, without the 75 s that an answer may take.
   */
  private static void makeChecksDue() {
    database.change(
        "update payments set next_check_at = now() where id in (select id from payments"
            + " where status = 'CONFIRMING' and next_check_at > now() for update skip locked)");
  }

  /** Returns how often the order was paid, and how many {@code OrderPaid} messages it has. */
  private static String effects(Placed order) {
    return database.text(
        "select (select count(*) from order_events where order_id = ?::uuid and to_status = 'PAID')"
            + " || ' ' || (select count(*) from outbox where event_type = 'OrderPaid'"
            + " and data like '%' || ? || '%')",
        order.id(), order.id());
  }

  @Test
  void twiceAsManyCustomersAsUnits_buyAllUnits() throws Exception {
    var product = products.add(10_000, UNITS);
    var customers = crowd.customers(CUSTOMERS);

    var answers =
        runConcurrently(
            64,
            times(
                CUSTOMERS,
                i -> () -> asks(customers.get(i), Visitor.orderOf(UUID.randomUUID(), product, 1))));

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(UNITS);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 409)
        .hasSize(CUSTOMERS - UNITS)
        .allSatisfy(answer -> assertThat(answer.body()).contains("SOLD_OUT"));
    assertThat(products.held(product)).isEqualTo(UNITS);

    var held = answers.stream().filter(a -> a.statusCode() == 201).map(Visitor::placed).toList();
    var pages = runConcurrently(64, times(UNITS, i -> () -> pays(held.get(i))));

    assertThat(pages).allSatisfy(page -> assertThat(page).startsWith("/checkout/success"));
    eventually("stock", () -> products.stock(product), left -> left == 0);
    assertThat(products.held(product)).isZero();
    assertThat(count("orders o", "o.status = 'PAID'", product)).isEqualTo(UNITS);
  }

  /**
   * Orders, payments, cancellations and messages lock product rows; PostgreSQL must find no
   * deadlock.
   */
  @Test
  void cartsInAnyOrder_causeNoDeadlock() throws Exception {
    var goods = new ArrayList<UUID>();
    for (int i = 0; i < 6; i++) goods.add(products.add(1_000, 150));
    var customers = crowd.customers(400);

    var ends =
        runConcurrently(24, times(400, i -> () -> orderAndFinishCart(customers.get(i), goods, i)));

    assertThat(ends).contains("paid", "canceled", "rejected");
    for (var product : goods)
      eventually(
          "units",
          () -> products.held(product) + " " + products.stock(product),
          (count("orders o", "o.status = 'PENDING'", product)
                  + " "
                  + (150 - count("orders o", "o.status = 'PAID'", product)))
              ::equals);
  }

  private static String orderAndFinishCart(User customer, List<UUID> goods, int seed) {
    var random = new Random(seed);
    var shuffled = new ArrayList<>(goods);
    Collections.shuffle(shuffled, random);
    var answer = asks(customer, cart(shuffled.subList(0, 2 + random.nextInt(4))));
    if (answer.statusCode() == 409) return "rejected";
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var order = Visitor.placed(answer);
    return switch (seed % 4) {
      case 0, 1 -> {
        assertThat(pays(order)).startsWith("/checkout/success");
        yield "paid";
      }
      case 2 -> {
        assertThat(cancels(customer, order)).isEqualTo(303);
        yield "canceled";
      }
      default -> "waits";
    };
  }

  private static String cart(List<UUID> goods) {
    var lines = Json.createArrayBuilder();
    for (var product : goods)
      lines.add(Json.createObjectBuilder().add("productId", product.toString()).add("quantity", 1));
    return Json.createObjectBuilder()
        .add("requestKey", UUID.randomUUID().toString())
        .add("lines", lines)
        .build()
        .toString();
  }

  @Test
  void concurrentCancelCallbackAndExpiry_haveOneWinner() throws Exception {
    var product = products.add(10_000, 100);
    var customers = crowd.customers(61);
    var orders = runConcurrently(32, times(61, i -> () -> orders(customers.get(i), product)));
    try (var gates = new Gates(shop.postgres().dataSource())) {
      var first = orders.get(0).id();
      int gate =
          gates.shut(
              "orders",
              "update",
              "new.id = '" + first + "' and new.status = 'EXPIRED'",
              Moment.BEFORE);
      database.change(
          "update orders set expires_at = now() - interval '1 hour' where id = ?::uuid", first);
      gates.awaitReached(gate, "the expiry job");
      for (var order : orders)
        database.change(
            "update orders set expires_at = now() where id = ?::uuid and status = 'PENDING'"
                + " and expires_at > now()",
            order.id());
      // the expiry job begins with the first order, the customers with the last
      var tasks =
          IntStream.range(1, orders.size())
              .mapToObj(i -> orders.size() - i)
              .<Callable<String>>flatMap(
                  i ->
                      Stream.of(
                          () -> pays(orders.get(i)),
                          () -> "" + cancels(customers.get(i), orders.get(i))))
              .toList();
      gates.open();
      runConcurrently(24, tasks);
    }

    eventually(
        "the end of pending orders",
        () -> count("orders o", "o.status = 'PENDING'", product),
        n -> n == 0);
    for (var order : orders) {
      var status = database.status(order.id());
      assertThat(status).isIn("PAID", "CANCELED", "EXPIRED");
      assertThat(shop.toss().captured(order.id())).isEqualTo(status.equals("PAID") ? 10_000 : 0);
      assertThat(
              database.number(
                  "select count(*) from order_events"
                      + " where order_id = ?::uuid and from_status = 'PENDING'",
                  order.id()))
          .isEqualTo(1);
    }
    long sold = count("orders o", "o.status = 'PAID'", product);
    eventually("stock", () -> products.stock(product), left -> left == 100 - sold);
    assertThat(products.held(product)).isZero();
  }

  private static HttpResponse<String> asks(User customer, String order) {
    return crowd.post(customer, "/api/checkout/orders", "application/json", order);
  }

  private static Placed orders(User customer, UUID product) {
    var answer = asks(customer, Visitor.orderOf(UUID.randomUUID(), product, 1));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Visitor.placed(answer);
  }

  private static String pays(Placed order) {
    var key = shop.toss().authenticate(order.id(), order.amount());
    return location(crowd.get(callback(order, key)));
  }

  private static int cancels(User customer, Placed order) {
    return crowd
        .post(
            customer, "/orders/" + order.id() + "/cancel", "application/x-www-form-urlencoded", "")
        .statusCode();
  }

  private static String location(HttpResponse<String> redirect) {
    assertThat(redirect.statusCode()).as(redirect.body()).isEqualTo(303);
    // one server sends an absolute Location, the other a path
    var to = shop.origin().resolve(redirect.headers().firstValue("Location").orElseThrow());
    return to.toString().substring(shop.origin().toString().length());
  }

  private static long count(String from, String where, UUID product) {
    return database.number(
        "select count(*) from "
            + from
            + " join order_items i on i.order_id = o.id where i.product_id = ? and "
            + where,
        product);
  }
}
