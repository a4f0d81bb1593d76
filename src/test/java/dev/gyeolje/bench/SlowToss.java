package dev.gyeolje.bench;

import static dev.gyeolje.bench.Bench.say;

import dev.gyeolje.simulator.toss.Call;
import dev.gyeolje.simulator.toss.Fault.AnswersLate;
import java.time.Duration;

/** Toss takes two seconds for each answer, and many customers wait at once. */
final class SlowToss {

  private static final Duration SLOW = Duration.ofSeconds(2);

  private final Bench bench;
  private final int inFlight;

  /**
   * @param inFlight how many wait at once
   */
  SlowToss(Bench bench, int inFlight) {
    this.bench = bench;
    this.inFlight = inFlight;
  }

  void measure() throws Exception {
    say("(b) Toss answers in 2 s, " + inFlight + " in flight");
    int count = inFlight * Bench.size("slowRounds", 4);
    double ideal = inFlight / (double) SLOW.toSeconds();
    try (var load = new Load(inFlight)) {
      bench.shop.toss().arm(new AnswersLate(SLOW), Call.CONFIRM, count);
      var watched = bench.server.watch(() -> bench.callbacks(load, count));
      var result = watched.result();
      say("  " + result);
      double share = result.perSecond() / ideal;
      var figures = bench.figures;
      var part = "b, " + inFlight + " in flight";
      figures.add(part, "callbacks", result.perSecond(), "1/s");
      figures.add(
          part,
          "share of the ideal " + Math.round(ideal) + "/s",
          share,
          "",
          ">= 0.95",
          share >= 0.95);
      figures.add(part, "callbacks, p99", result.millis(99), "ms");
      figures.add(part, "request threads in use, at most", watched.inUse().threads(), "of 64");
      figures.add(
          part, "database connections in use, at most", watched.inUse().connections(), "of 20");
    }
    bench.awaitIdle();
  }
}
