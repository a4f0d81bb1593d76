package dev.gyeolje.bench;

import static dev.gyeolje.bench.Bench.say;

import dev.gyeolje.bench.SqlLog.Statement;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.Visitor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.core5.http.ContentType;

/** Everybody presses "pay" for the same product at once. */
final class HotProduct {

  /** Cancels, as the shop does, what the last round ordered: a customer trying again holds once. */
  private static final String CANCEL =
      """
      with called_off as (
        update orders set status = 'CANCELED'
        where status = 'PENDING'
          and id in (select order_id from stock_holds where product_id = ?::uuid and state = 'HELD')
        returning id),
      released as (
        update stock_holds set state = 'RELEASED'
        where order_id in (select id from called_off) returning quantity)
      update products set held = held - (select coalesce(sum(quantity), 0) from released)
      where id = ?::uuid""";

  private final Bench bench;
  private final int customers = Bench.size("customers", 200);
  private final UUID product;

  HotProduct(Bench bench) throws Exception {
    this.bench = bench;
    this.product = new Products(bench.shop.dataSource()).add(Orders.PRICE, 1_000_000);
  }

  /** Who is signed in: the session's cookie. */
  private record Session(String cookie) {}

  void measure() throws Exception {
    say("(c) hot product");
    var sessions = signIn();
    int rounds = Bench.size("hotRounds", 10);
    try (var load = new Load(customers);
        var replay = new Replay(bench.shop.dataSource(), Bench.POOL)) {
      for (int i = 0; i < rounds; i++) round(load, sessions); // warms up
      var results = new ArrayList<Load.Result>();
      for (int i = 0; i < rounds; i++) results.add(round(load, sessions));
      var recorded = record(sessions.get(0));
      var alone = bench.replay(replay, recorded, names(customers * rounds), customers);
      cancel();
      double seconds = results.stream().mapToDouble(Load.Result::seconds).sum();
      double rate = customers * rounds / seconds;
      say(String.format("  shop %.0f/s, SQL alone %s", rate, alone));
      var figures = bench.figures;
      figures.add(
          "c",
          "holds of one product, " + customers + " customers",
          rate,
          "1/s",
          ">= 1000",
          rate >= 1_000);
      figures.add("c", "SQL of the same alone", alone.perSecond(), "1/s");
      figures.add("c", "holds / SQL", rate / alone.perSecond(), "");
    }
  }

  private List<Session> signIn() throws Exception {
    var executor = Executors.newFixedThreadPool(8);
    try {
      var sessions = new ArrayList<Session>();
      var signIns =
          IntStream.range(0, customers)
              .<Callable<Session>>mapToObj(
                  n ->
                      () -> {
                        var visitor = Visitor.signedInTo(bench.shop);
                        return new Session(visitor.cookie("gyeolje").orElseThrow().getValue());
                      })
              .toList();
      for (var signedIn : executor.invokeAll(signIns)) sessions.add(signedIn.get());
      return sessions;
    } finally {
      executor.shutdown();
    }
  }

  private Load.Result round(Load load, List<Session> sessions) throws InterruptedException {
    var requests = sessions.stream().map(session -> order(session)).toList();
    var result = load.send(requests, response -> response.getCode() == 201).whole();
    cancel();
    return result;
  }

  private SimpleHttpRequest order(Session session) {
    return SimpleRequestBuilder.post(bench.shop.origin() + "/api/checkout/orders")
        .addHeader("Cookie", "gyeolje=" + session.cookie())
        .addHeader("Sec-Fetch-Site", "same-origin")
        .setBody(Visitor.orderOf(UUID.randomUUID(), product, 1), ContentType.APPLICATION_JSON)
        .build();
  }

  private void cancel() {
    bench.database.change(CANCEL, product.toString(), product.toString());
  }

  private List<List<Statement>> record(Session session) throws Exception {
    var log = new SqlLog(bench.shop.postgres());
    try (var load = new Load(1)) {
      var request = List.of(order(session));
      var recorded =
          log.transactionsOf(
              product.toString(),
              () -> load.send(request, response -> response.getCode() == 201).whole());
      cancel();
      if (Boolean.getBoolean("bench.statements")) say("  " + recorded);
      return recorded;
    }
  }

  private List<Map<String, String>> names(int count) throws SQLException {
    var customer =
        bench.database.text(
            "select uid from orders join stock_holds h on h.order_id = orders.id"
                + " where h.product_id = ? order by ordered_at desc limit 1",
            product);
    return bench.orders.customers(count).stream()
        .map(other -> Map.of(product.toString(), product.toString(), customer, other))
        .toList();
  }
}
