package dev.gyeolje.bench;

import static dev.gyeolje.bench.Bench.say;

import dev.gyeolje.local.Build;
import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Invariants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Two builds in one run, by turns on the same machine: whoever does not work stands still. What is
 * compared is the median of the rounds, as ratio of the build of this checkout to the other.
 */
final class Comparison implements AutoCloseable {

  private static final int CONNECTIONS = 32;

  private final int count = Bench.size("callbacks", 2_000);
  private final Figures figures;
  private final List<Side> sides = new ArrayList<>();

  /** One of the builds, with what was measured of it by figure. */
  private record Side(String name, Bench bench, Map<String, List<Double>> measured) {

    void add(String figure, double value) {
      measured.computeIfAbsent(figure, name -> new ArrayList<>()).add(value);
    }

    double median(String figure) {
      return Callbacks.median(measured.get(figure));
    }
  }

  /** Starts both shops, one after the other. */
  Comparison(Build other, List<String> otherFlags, List<String> flags, Figures figures)
      throws Exception {
    this.figures = figures;
    try {
      sides.add(start("other", other, otherFlags));
      sides.add(start("this", Build.fromSystemProperties(), flags));
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  private Side start(String name, Build build, List<String> flags) throws Exception {
    if (!sides.isEmpty()) sides.get(0).bench().server.stand();
    var bench = new Bench(LocalShop.likeProduction(build, flags), figures);
    var side = new Side(name, bench, new LinkedHashMap<>());
    say(name + ": " + build.war());
    side.add("ready after, s", bench.shop.server().readyAfter().toMillis() / 1e3);
    bench.countStatements();
    if (!sides.isEmpty()) {
      bench.server.stand();
      sides.get(0).bench().server.go();
    }
    return side;
  }

  void measure(String parts) throws Exception {
    int warmUp = Bench.size("warmup", 8);
    int rounds = Bench.size("rounds", 5);
    if (parts.contains("callback")) {
      for (int i = 0; i < warmUp + rounds; i++) {
        boolean warm = i >= warmUp;
        boolean first = i == 0;
        inTurn(side -> callbacks(side, first ? "cold: " : warm ? "" : "warming up: "));
      }
      for (var side : sides) {
        side.add(
            "first callbacks / warm ones",
            side.median("cold: callbacks/s") / side.median("callbacks/s"));
      }
    }
    if (parts.contains("callback") && Boolean.getBoolean("bench.statements"))
      for (var side : sides) {
        say("PostgreSQL's work for " + side.name());
        side.bench().costliestStatements((long) count * (warmUp + rounds)).forEach(Bench::say);
        side.bench().indexUse().forEach(Bench::say);
      }
    if (parts.contains("pages")) pages();
    report();
    for (var side : sides) {
      side.bench().server.go();
      Invariants.hold(side.bench().shop);
    }
  }

  /** Each page by turns: the machine is another one a minute later. */
  private void pages() throws Exception {
    var pages = new IdentityHashMap<Side, Pages>();
    inTurn(side -> pages.put(side, new Pages(side.bench())));
    for (var page : Pages.ALL)
      for (int i = 0; i < Bench.size("pageRounds", 4); i++) {
        boolean warm = i > 0;
        inTurn(side -> pages.get(side).measure(page, warm ? side::add : (figure, value) -> {}));
      }
  }

  private void inTurn(Step step) throws Exception {
    for (var side : sides) {
      for (var other : sides) if (other != side) other.bench().server.stand();
      side.bench().server.go();
      step.run(side);
    }
  }

  private interface Step {
    void run(Side side) throws Exception;
  }

  private void callbacks(Side side, String prefix) throws Exception {
    var bench = side.bench();
    var before = Usage.of(bench);
    long begin = System.nanoTime();
    Load.Result result;
    try (var load = new Load(CONNECTIONS)) {
      result = bench.callbacks(load, count);
    }
    bench.awaitIdle();
    double orders = count / ((System.nanoTime() - begin) / 1e9);
    var used = Usage.of(bench).minus(before);
    say(
        String.format(
            "  %s%s: %.0f orders/s to the last push; callbacks: %s",
            prefix, side.name(), orders, result));
    side.add(prefix + "orders/s to the last push", orders);
    side.add(prefix + "callbacks/s", result.perSecond());
    side.add(prefix + "callbacks, p50, ms", result.millis(50));
    side.add(prefix + "callbacks, p99, ms", result.millis(99));
    side.add(prefix + "CPU per order, server, ms", used.server().toNanos() / 1e6 / count);
    side.add(
        prefix + "CPU per order, of it the JVM's compiler, ms",
        used.compiler().toNanos() / 1e6 / count);
    side.add(prefix + "CPU per order, PostgreSQL, ms", used.database().toNanos() / 1e6 / count);
    side.add(prefix + "CPU per order, load and simulators, ms", used.own().toNanos() / 1e6 / count);
    side.add(prefix + "statements per order", used.statements() / (double) count);
    side.add(prefix + "transactions per order", used.transactions() / (double) count);
  }

  /**
   * What a shop has used so far.
   *
   * @param compiler of the server's processor time, the JVM's compiler's
   * @param own processor time of load generator and simulators
   * @param statements as the shop's own role sent them, BEGIN and COMMIT left out
   */
  private record Usage(
      Duration server,
      Duration compiler,
      Duration database,
      Duration own,
      long statements,
      long transactions) {

    static Usage of(Bench bench) throws Exception {
      return new Usage(
          bench.server.cpu(),
          bench.server.compilerCpu(),
          bench.server.databaseCpu(),
          ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO),
          bench.statements(),
          bench.transactions());
    }

    Usage minus(Usage before) {
      return new Usage(
          server.minus(before.server),
          compiler.minus(before.compiler),
          database.minus(before.database),
          own.minus(before.own),
          statements - before.statements,
          transactions - before.transactions);
    }
  }

  private void report() {
    var other = sides.get(0);
    var mine = sides.get(1);
    for (var figure : new TreeMap<>(mine.measured()).keySet()) {
      if (figure.startsWith("warming up")) continue;
      double then = other.median(figure);
      double now = mine.median(figure);
      figures.add("other", figure, then, "");
      figures.add("this", figure, now, "");
      figures.add("ratio", figure, now / then, "");
    }
  }

  @Override
  public void close() throws Exception {
    for (var side : sides) {
      // a process that stands still does not hear that it is to end
      side.bench().server.go();
      side.bench().shop.close();
    }
  }
}
