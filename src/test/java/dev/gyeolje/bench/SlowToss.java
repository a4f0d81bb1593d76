package dev.gyeolje.bench;

import static dev.gyeolje.bench.Bench.say;

import dev.gyeolje.simulator.toss.Call;
import dev.gyeolje.simulator.toss.Fault.AnswersLate;
import java.time.Duration;

/** Toss takes two seconds for each answer, and a thousand shoppers wait at once. */
final class SlowToss {

  private static final Duration SLOW = Duration.ofSeconds(2);

  private final Bench bench;
  private final int inFlight = Bench.size("inFlight", 1_000);

  SlowToss(Bench bench) {
    this.bench = bench;
  }

  void measure() throws Exception {
    say("(b) Toss answers in 2 s");
    int count = inFlight * Bench.size("slowRounds", 8);
    double ideal = inFlight / (double) SLOW.toSeconds();
    try (var load = new Load(inFlight)) {
      bench.shop.toss().arm(new AnswersLate(SLOW), Call.CONFIRM, count);
      var watched = bench.server.watch(() -> bench.callbacks(load, count));
      var result = watched.result();
      say("  " + result);
      double share = result.perSecond() / ideal;
      var figures = bench.figures;
      figures.add("b", "callbacks, " + inFlight + " in flight", result.perSecond(), "1/s");
      figures.add(
          "b",
          "share of the ideal " + Math.round(ideal) + "/s",
          share,
          "",
          ">= 0.95",
          share >= 0.95);
      figures.add("b", "callbacks, p99", result.millis(99), "ms");
      figures.add("b", "request threads in use, at most", watched.inUse().threads(), "of 64");
      figures.add(
          "b", "database connections in use, at most", watched.inUse().connections(), "of 20");
    }
    bench.awaitQuiet();
  }
}
