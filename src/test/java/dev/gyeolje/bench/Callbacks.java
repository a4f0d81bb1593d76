package dev.gyeolje.bench;

import static dev.gyeolje.bench.Bench.say;

import dev.gyeolje.bench.SqlLog.Statement;
import dev.gyeolje.simulator.pubsub.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Customers come back from Toss' window: callback, Toss, paid, outbox, Pub/Sub, stock and
 * notification; by turns with the same statements sent straight to the database.
 */
final class Callbacks {

  private static final int CONNECTIONS = 32;

  private final Bench bench;
  private final int count = Bench.size("callbacks", 2_000);

  Callbacks(Bench bench) {
    this.bench = bench;
  }

  /** Until the server's compiler has seen everything often enough. */
  void warmUp() throws Exception {
    say("warming up");
    try (var load = new Load(CONNECTIONS)) {
      for (int i = 0; i < Bench.size("warmup", 8); i++) {
        say("  " + bench.callbacks(load, count));
        bench.awaitIdle();
      }
    }
  }

  /**
   * What came of it.
   *
   * @param perSecond callbacks, the median of the rounds
   * @param p50 the median latency in milliseconds
   */
  record Measured(double perSecond, double p50) {}

  Measured measure(String part) throws Exception {
    say("(" + part + ") callbacks");
    var recorded = record();
    var shop = new ArrayList<Load.Result>();
    var done = new ArrayList<Double>();
    var own = new ArrayList<Load.Result>();
    var all = new ArrayList<Load.Result>();
    try (var load = new Load(CONNECTIONS);
        var replay = new Replay(bench.shop.dataSource(), Bench.POOL)) {
      for (int i = 0; i < Bench.size("rounds", 3); i++) {
        long begin = System.nanoTime();
        shop.add(bench.callbacks(load, count));
        bench.awaitIdle();
        done.add(count / ((System.nanoTime() - begin) / 1e9));
        own.add(replayed(replay, recorded, recorded.callback()));
        all.add(replayed(replay, recorded, recorded.all()));
        say("  shop                     " + shop.get(i));
        say("  SQL of the callback      " + own.get(i));
        say("  SQL with the messages'   " + all.get(i));
      }
    }
    report(part, shop, done, own, all);
    return new Measured(
        median(shop.stream().map(Load.Result::perSecond).toList()),
        median(shop.stream().map(r -> r.millis(50)).toList()));
  }

  private void report(
      String part,
      List<Load.Result> shop,
      List<Double> done,
      List<Load.Result> own,
      List<Load.Result> all) {
    var figures = bench.figures;
    double rate = median(shop.stream().map(Load.Result::perSecond).toList());
    double ownRate = median(own.stream().map(Load.Result::perSecond).toList());
    double allRate = median(all.stream().map(Load.Result::perSecond).toList());
    figures.add(part, "callbacks", rate, "1/s");
    figures.add(
        part, "callbacks, p50", median(shop.stream().map(r -> r.millis(50)).toList()), "ms");
    figures.add(
        part, "callbacks, p99", median(shop.stream().map(r -> r.millis(99)).toList()), "ms");
    figures.add(part, "orders to the last message", median(done), "1/s");
    figures.add(part, "SQL of the callback alone", ownRate, "1/s");
    figures.add(part, "SQL with the messages'", allRate, "1/s");
    figures.add(
        part,
        "callbacks / SQL of the callback",
        rate / ownRate,
        "",
        ">= 0.5",
        rate / ownRate >= 0.5);
    figures.add(
        part,
        "callbacks / SQL with the messages'",
        rate / allRate,
        "",
        ">= 0.5",
        rate / allRate >= 0.5);
  }

  static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private Load.Result replayed(Replay replay, Recorded recorded, List<List<Statement>> transactions)
      throws Exception {
    var names = bench.orders.pending(count).stream().map(recorded::namesFor).toList();
    return bench.replay(replay, transactions, names, CONNECTIONS);
  }

  /**
   * What one order makes the shop ask of the database.
   *
   * @param callback until the customer is answered
   * @param messages what the two messages about it cause
   */
  private record Recorded(
      Orders.Pending order, List<List<Statement>> callback, List<List<Statement>> messages) {

    List<List<Statement>> all() {
      var all = new ArrayList<>(callback);
      all.addAll(messages);
      return all;
    }

    Map<String, String> namesFor(Orders.Pending other) {
      return Map.of(
          order.id(), other.id(),
          order.customer(), other.customer(),
          order.product(), other.product(),
          order.paymentKey(), other.paymentKey());
    }
  }

  private Recorded record() throws Exception {
    var order = bench.orders.pending(1).get(0);
    var log = new SqlLog(bench.shop.postgres());
    var pubsub = bench.shop.pubsub().orElseThrow();
    pubsub.arm(Fault.PAUSES_DELIVERIES);
    List<List<Statement>> callback;
    try (var load = new Load(1)) {
      var request = List.of(bench.orders.callback(order));
      callback = log.transactionsOf(order.id(), () -> load.send(request, Bench::paid).whole());
    }
    var messages =
        log.transactionsOf(
            order.id(),
            () -> {
              pubsub.disarm(Fault.PAUSES_DELIVERIES);
              bench.awaitIdle();
              return null;
            });
    say("  a callback: " + words(callback) + "; its messages: " + words(messages));
    if (Boolean.getBoolean("bench.statements")) {
      say("  " + callback);
      say("  " + messages);
    }
    return new Recorded(order, callback, messages);
  }

  private static String words(List<List<Statement>> transactions) {
    return transactions.stream().mapToInt(List::size).sum()
        + " statements in "
        + transactions.size()
        + " transactions";
  }
}
